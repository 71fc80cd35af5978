import { sha256 } from '../paths/sha256.js';
import type { LockEntry } from './entry.js';
import { invalid } from './read.js';

/**
 * The text of a file as it was generated. Unpacking stops at the size that the entry names, so a small entry cannot fill the
 * memory.
 *
 * @throws {Problem} `lock-invalid` where the packed text is not deflate, or not the one that size and hash describe
 */
export function pristineText({ path, sha256: expected, size, deflate }: LockEntry): string {
  // Loaded where it is used: an update with nothing to do unpacks nothing.
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(Buffer.from(deflate, 'base64'), { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw invalid(`holds a text of ${path} that cannot be unpacked to ${size} bytes`);
  }
  if (bytes.length !== size || sha256(bytes) !== expected) {
    throw invalid(`holds a text of ${path} that does not have the size and hash beside it`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid(`holds a text of ${path} that is not UTF-8`);
  }
}
