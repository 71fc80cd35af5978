/**
 * Raw deflate (RFC 1951) put together without a compressor. What Node's zlib compresses to is not the same in every version
 * and on every CPU, and a lock file must not change without cause; the only compressor whose output is the same everywhere is
 * JavaScript, and cold it costs more than starting Node does. So the build compresses what stands in templates, and a run only stores
 * what answers fill in between.
 */

/** Bytes that one stored block can have. */
const blockSize = 0xffff;

/** An empty last block: ends a stream. */
const end = Buffer.from([0x01, 0x00, 0x00, 0xff, 0xff]);

/**
 * Joins blocks into a stream.
 *
 * @param parts blocks that end at a byte's border, none of them a last one
 * @returns base64
 */
export function deflateStream(parts: readonly Buffer[]): string {
  return Buffer.concat([...parts, end]).toString('base64');
}

/** Bytes as blocks that only store (RFC 1951, section 3.2.4), none of them a last one. */
export function storedBlocks(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += blockSize) {
    const block = bytes.subarray(start, start + blockSize);
    const header = Buffer.alloc(5);
    header.writeUInt16LE(block.length, 1);
    header.writeUInt16LE(block.length ^ blockSize, 3);
    blocks.push(header, block);
  }
  return Buffer.concat(blocks);
}
