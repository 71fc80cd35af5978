import { createHash } from 'node:crypto';

/** Namespace of our GUIDs: a version 4 UUID made once for this tool. */
const namespace = '5b8f0c7e-3d0a-4c1e-9a67-2f4d9f1f6b3c';

/**
 * The GUID that a classic solution knows a project or a solution folder by. The same path gives the same one everywhere, so that a
 * plan can be made twice.
 *
 * Source: UUID version 5, RFC 9562 section 5.5.
 */
export function projectGuid(path: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(path, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}}`;
}
