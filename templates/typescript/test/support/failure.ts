import { MtlsPopError } from '../../src/mtls-pop/errors.js';

/** What `action` throws. Fails where it throws nothing, or something else than this library's error. */
export function failureOf(action: () => unknown): MtlsPopError {
  try {
    action();
  } catch (error) {
    if (error instanceof MtlsPopError) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

/** What `result` rejects with. */
export async function rejectionOf(result: Promise<unknown>): Promise<MtlsPopError> {
  try {
    await result;
  } catch (error) {
    if (error instanceof MtlsPopError) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was rejected.');
}
