import type { LockEntry } from '../lock/entry.js';
import { sha256 } from '../paths/sha256.js';
import type { SeenFile } from '../paths/survey.js';

/** Whether a file stands there as it was generated, but for the line endings of a checkout. */
export function isPristine(
  { bytes, sha256: seen }: SeenFile,
  { sha256: pristine, size }: LockEntry,
): boolean {
  if (seen === pristine) return true;
  if (bytes.length <= size) return false;
  const text = bytes.toString('utf8');
  return text.includes('\r\n') && sha256(text.replaceAll('\r\n', '\n')) === pristine;
}

/** A text without its byte order mark and with LF: what is left is what it says. */
export const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
