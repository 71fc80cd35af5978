import { describe, expect, it } from 'vitest';
import { firstUnprintable, quoted } from './text.js';

describe('a value in a message', () => {
  it('is short, on one line and shows what hides', () => {
    expect(quoted('a\nb\u202e')).toBe('"a<U+000A>b<U+202E>"');
    expect(quoted('😀'.repeat(100))).toBe(`"${'😀'.repeat(60)}…" (100 characters)`);
    expect(firstUnprintable('orders 😀 "é"')).toBeUndefined();
  });
});
