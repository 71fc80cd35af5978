import { deflateStream, storedBlocks } from '../../render/deflate.js';
import type { RenderedFile } from '../../render/rendering.js';
import { sha256 } from '../paths/survey.js';
import { canonical } from './contribution.js';
import { byFlow, byPath, lockSchema, type Lock, type LockEntry } from './entry.js';

/**
 * A lock file's text: JSON Lines, a header, then in the order of paths one line for each file and one for each contribution. The
 * same lock gives the same bytes everywhere, and git can merge two branches of which each added files.
 */
export function lockText({
  guidance,
  entries,
  contributions = [],
  renderings = [],
}: Pick<Lock, 'guidance' | 'entries'> & Partial<Lock>): string {
  const header = {
    mtlsPopLock: lockSchema,
    guidance,
    about: 'Written by mtls-pop for updates. Commit it; do not edit it.',
  };
  const lines = [
    ...entries.map(({ path, sha256, size, deflate }) => ({ path, sha256, size, deflate })),
    ...contributions.map(({ path, contribution }) => ({ path, contribution: canonical(contribution) })),
  ].sort(byPath);
  const marks = [...renderings].sort(byFlow).map(({ flow, rendering }) => ({ flow, rendering }));
  return [header, ...lines, ...marks].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A rendered file as its entry. A text that came without its packed form is stored as it is. */
export function lockEntry({ path, text, packed }: RenderedFile): LockEntry {
  const bytes = Buffer.from(text);
  return {
    path,
    sha256: sha256(bytes),
    size: bytes.length,
    deflate: packed ?? deflateStream([storedBlocks(bytes)]),
  };
}
