import type { Sleep } from '../sleep.js';
import type { ImdsResponse } from './imds-exchange.js';

const gone = 410;
const retriable: readonly number[] = [404, 408, gone, 429];

/**
 * Sends again while IMDS answers with a status that passes by itself: three times after 1, 2 and 4 seconds. 410 says that
 * IMDS is being updated, which takes up to 70 seconds: seven times, 10 seconds apart.
 *
 * @returns the last response, good or bad
 */
export async function retried(
  send: () => Promise<ImdsResponse>,
  sleep: Sleep,
  signal?: AbortSignal,
): Promise<ImdsResponse> {
  let response = await send();
  for (let retry = 0; isRetriable(response.status) && retry < retriesOf(response.status); retry += 1) {
    await sleep(response.status === gone ? 10_000 : 1000 * 2 ** retry, signal);
    response = await send();
  }
  return response;
}

function isRetriable(status: number): boolean {
  return retriable.includes(status) || status >= 500;
}

function retriesOf(status: number): number {
  return status === gone ? 7 : 3;
}
