import { errorCode } from '../disk/disk.js';

/** What Windows answers while a virus scanner, an indexer or an editor has a file open. It passes. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds before each further attempt: about two seconds in all. */
const pauses = [5, 10, 20, 40, 80, 160, 320, 640, 725];

/** Tries an operation again where Windows refuses it for the moment. Elsewhere such a refusal stands. */
export function patiently(
  operation: () => void,
  platform: NodeJS.Platform = process.platform,
  pause: (milliseconds: number) => void = sleep,
): void {
  for (const milliseconds of platform === 'win32' ? pauses : []) {
    try {
      operation();
      return;
    } catch (error) {
      if (!passing.has(errorCode(error) ?? '')) throw error;
    }
    pause(milliseconds);
  }
  operation();
}

/** Without giving way to anything else in this process: a transaction is not interleaved. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
