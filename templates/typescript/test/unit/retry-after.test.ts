import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../src/mtls-pop/retry-after.js';

const now = new Date('2026-11-01T12:00:00Z');

function wait(value: string): number | undefined {
  return retryAfterMs(new Headers({ 'retry-after': value }), now);
}

describe('retryAfterMs', () => {
  it('reads seconds', () => {
    expect(wait('7')).toBe(7000);
    expect(wait(' 0 ')).toBe(0);
  });

  it('reads an HTTP date', () => {
    expect(wait('Sun, 01 Nov 2026 12:00:30 GMT')).toBe(30_000);
  });

  it('does not wait for a date that is over', () => {
    expect(wait('Sun, 01 Nov 2026 11:00:00 GMT')).toBe(0);
  });

  it('ignores what it cannot read', () => {
    for (const value of ['', 'soon', '-5', '1.5s']) {
      expect(wait(value)).toBeUndefined();
    }
    expect(retryAfterMs(new Headers(), now)).toBeUndefined();
  });
});
