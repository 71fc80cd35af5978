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

/** A rendered file as its entry. Without a text packed by the build, the text is stored as it is. */
export function lockEntry({ path, text, packed }: RenderedFile): LockEntry {
  const bytes = Buffer.from(text);
  return {
    path,
    sha256: sha256(bytes),
    size: bytes.length,
    deflate: packed ?? stored(bytes).toString('base64'),
  };
}

/** Bytes that one stored block can have. */
const blockSize = 0xffff;

/**
 * Raw deflate that only stores (RFC 1951, section 3.2.4). Node's zlib would compress, but not to the same bytes in every
 * version and on every CPU, and a lock file must not change without cause.
 */
function stored(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  let start = 0;
  do {
    const block = bytes.subarray(start, start + blockSize);
    start += blockSize;
    const header = Buffer.alloc(5);
    header.writeUInt8(start >= bytes.length ? 1 : 0, 0);
    header.writeUInt16LE(block.length, 1);
    header.writeUInt16LE(block.length ^ blockSize, 3);
    blocks.push(header, block);
  } while (start < bytes.length);
  return Buffer.concat(blocks);
}
