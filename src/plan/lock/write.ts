import { deflateStream, storedBlocks } from '../../render/deflate.js';
import type { RenderedFile } from '../../render/rendering.js';
import { sha256 } from '../paths/sha256.js';
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
    ...entries.map((entry) => ({ path: entry.path, line: entryLine(entry) })),
    ...contributions.map(({ path, contribution }) => ({
      path,
      line: JSON.stringify({ path, contribution: canonical(contribution) }),
    })),
  ].sort(byPath);
  const marks = [...renderings]
    .sort(byFlow)
    .map(({ flow, rendering }) => JSON.stringify({ flow, rendering }));
  return [JSON.stringify(header), ...lines.map(({ line }) => line), ...marks, ''].join('\n');
}

/** As `JSON.stringify` writes it, which would look for something to escape in hex and base64 too. */
const entryLine = ({ path, sha256, size, deflate }: LockEntry): string =>
  `{"path":${JSON.stringify(path)},"sha256":"${sha256}","size":${size},"deflate":"${deflate}"}`;

/** A rendered file as its entry. A text that came without its packed form is stored as it is. */
export function lockEntry({ path, text, packed }: RenderedFile): LockEntry {
  return {
    path,
    sha256: sha256(text),
    size: Buffer.byteLength(text),
    deflate: packed ?? deflateStream([storedBlocks(Buffer.from(text))]),
  };
}
