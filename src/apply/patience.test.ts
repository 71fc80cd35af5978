import { expect, it } from 'vitest';
import { patiently } from './patience.js';

function failing(times: number, code: string): { operation: () => void; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    operation: () => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
    },
  };
}

it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows, longer each time, until %s has passed', (code) => {
  const { operation, calls } = failing(3, code);
  const pauses: number[] = [];
  patiently(operation, 'win32', (milliseconds) => pauses.push(milliseconds));
  expect(calls()).toBe(4);
  expect(pauses).toEqual([5, 10, 20]);
});

it('gives up in the end, with what Windows said', () => {
  const { operation } = failing(Number.POSITIVE_INFINITY, 'EPERM');
  const pauses: number[] = [];
  expect(() => {
    patiently(operation, 'win32', (milliseconds) => pauses.push(milliseconds));
  }).toThrow('EPERM');
  expect(pauses.reduce((sum, each) => sum + each)).toBe(2000);
});

it('does not wait for what does not pass, or on other systems', () => {
  for (const [code, platform] of [
    ['ENOENT', 'win32'],
    ['EPERM', 'linux'],
  ] as const) {
    const { operation, calls } = failing(1, code);
    expect(() => {
      patiently(operation, platform, () => {
        throw new Error('waited');
      });
    }).toThrow(code);
    expect(calls()).toBe(1);
  }
});
