import { deflateStream, storedBlocks } from '../../render/deflate.js';
import type { RenderedFile } from '../../render/rendering.js';
import { sha256 } from '../paths/survey.js';
import { byPath, lockSchema, type Lock, type LockEntry } from './entry.js';

/**
 * A lock file's text: JSON Lines, a header and one line for each file in the order of paths. The same lock gives the same
 * bytes everywhere, and git can merge two branches of which each added files.
 */
export function lockText({ guidance, entries }: Lock): string {
  const header = {
    mtlsPopLock: lockSchema,
    guidance,
    about: 'Written by mtls-pop for updates. Commit it; do not edit it.',
  };
  const lines = [...entries]
    .sort(byPath)
    .map(({ path, sha256, size, deflate }) => ({ path, sha256, size, deflate }));
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
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
