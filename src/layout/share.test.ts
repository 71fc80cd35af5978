import { describe, expect, it } from 'vitest';
import { sharedWith, type SharableFile } from './share.js';

const file = (path: string, text: string, uses: readonly string[] = [], ownOnly = false): SharableFile => ({
  path,
  text,
  uses,
  ownOnly,
});

describe('sharedWith', () => {
  it('shares what is the same and uses only what is the same', () => {
    const first = [file('sleep', 's'), file('token', 'pop'), file('client', 'c', ['token', 'sleep'])];
    const later = [file('sleep', 's'), file('token', 'bearer'), file('client', 'c', ['token', 'sleep'])];
    expect([...sharedWith(first, later)]).toEqual(['sleep']);
  });

  it('shares files that use each other, and none of them where one differs', () => {
    const ring = (text: string): SharableFile[] => [file('a', 'a', ['b']), file('b', text, ['a'])];
    expect(sharedWith(ring('b'), ring('b')).size).toBe(2);
    expect(sharedWith(ring('b'), ring('other')).size).toBe(0);
  });

  it('shares nothing that belongs to one flow, nor what uses it', () => {
    const flow = [file('config', 'c', [], true), file('acquirer', 'a', ['config']), file('sleep', 's')];
    expect([...sharedWith(flow, flow)]).toEqual(['sleep']);
  });
});
