import { describe, expect, it } from 'vitest';
import { didYouMean } from './did-you-mean.js';

describe('did you mean', () => {
  it('finds a slip, another case and the beginning of a word', () => {
    const flows = ['vanilla', 'fic'];
    expect(didYouMean('vanila', flows)).toBe('vanilla');
    expect(didYouMean('FIC', flows)).toBe('fic');
    expect(didYouMean('user-assigned', ['system-assigned', 'user-assigned-client-id'])).toBeDefined();
    expect(didYouMean('comm', ['esm', 'commonjs'])).toBe('commonjs');
  });
  it('stays silent where nothing is near', () => {
    expect(didYouMean('banana', ['fic', 'esm'])).toBeUndefined();
    expect(didYouMean('x'.repeat(100_000), ['fic'])).toBeUndefined();
  });
});
