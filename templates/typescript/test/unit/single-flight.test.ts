import { describe, expect, it } from 'vitest';
import { SingleFlight } from '../../src/mtls-pop/single-flight.js';

interface Work {
  readonly run: (signal: AbortSignal) => Promise<string>;
  readonly signals: AbortSignal[];
  readonly finish: (value: string) => void;
  readonly fail: (error: Error) => void;
}

function pendingWork(): Work {
  const signals: AbortSignal[] = [];
  let finish: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const result = new Promise<string>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const run = (signal: AbortSignal) => {
    signals.push(signal);
    return result;
  };
  return { run, signals, finish, fail };
}

describe('SingleFlight', () => {
  it('runs once for callers that come while it is under way', async () => {
    const flights = new SingleFlight<string>();
    const work = pendingWork();
    const callers = [flights.run('key', work.run), flights.run('key', work.run)];
    work.finish('done');
    expect(await Promise.all(callers)).toEqual(['done', 'done']);
    expect(work.signals).toHaveLength(1);
  });

  it('runs again once it is over, also after a failure', async () => {
    const flights = new SingleFlight<string>();
    const failing = pendingWork();
    const failed = flights.run('key', failing.run);
    failing.fail(new Error('no luck'));
    await expect(failed).rejects.toThrow(/no luck/);
    expect(await flights.run('key', () => Promise.resolve('second'))).toBe('second');
    expect(await flights.run('key', () => Promise.resolve('third'))).toBe('third');
  });

  it('keeps different keys apart', async () => {
    const flights = new SingleFlight<string>();
    const results = ['a', 'b'].map((key) => flights.run(key, () => Promise.resolve(key)));
    expect(await Promise.all(results)).toEqual(['a', 'b']);
  });

  it("does not end one caller's wait for another one's abort", async () => {
    const flights = new SingleFlight<string>();
    const work = pendingWork();
    const abort = new AbortController();
    const impatient = flights.run('key', work.run, abort.signal);
    const patient = flights.run('key', work.run);
    abort.abort(new Error('gone'));
    await expect(impatient).rejects.toThrow(/gone/);
    work.finish('done');
    expect(await patient).toBe('done');
    expect(work.signals).toHaveLength(1);
  });

  it('aborts the work when the last caller is gone, and starts afresh for the next one', async () => {
    const flights = new SingleFlight<string>();
    const work = pendingWork();
    const abort = new AbortController();
    const only = flights.run('key', work.run, abort.signal);
    expect(work.signals[0]?.aborted).toBe(false);
    abort.abort(new Error('gone'));
    await expect(only).rejects.toThrow(/gone/);
    expect(work.signals[0]?.aborted).toBe(true);
    expect(await flights.run('key', () => Promise.resolve('fresh'))).toBe('fresh');
  });

  it('does not start for a caller whose signal is aborted already', async () => {
    const flights = new SingleFlight<string>();
    const work = pendingWork();
    await expect(flights.run('key', work.run, AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      /too late/,
    );
    expect(work.signals).toHaveLength(0);
  });
});
