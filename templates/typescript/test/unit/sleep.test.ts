import { describe, expect, it } from 'vitest';
import { sleep } from '../../src/mtls-pop/sleep.js';

describe('sleep', () => {
  it('comes to an end', async () => {
    await sleep(1);
  });

  it("ends early with the signal's reason", async () => {
    const abort = new AbortController();
    const sleeping = sleep(60_000, abort.signal);
    abort.abort(new Error('awake'));
    await expect(sleeping).rejects.toThrow(/awake/);
    await expect(sleep(60_000, abort.signal)).rejects.toThrow(/awake/);
  });
});
