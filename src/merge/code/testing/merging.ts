import { expect } from 'vitest';
import type { Merged, MergeOptions } from '../../contract.js';
import { mergeCode } from '../merge-code.js';

const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' },
  onConflict: 'markers',
};

export interface Edits {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Merges with markers, unless asked otherwise. */
export function merging(
  language: 'typescript' | 'csharp',
): (edits: Edits, more?: Partial<MergeOptions>) => Promise<Merged> {
  return (edits, more) => mergeCode({ path: 'file', ...edits }, language, { ...options, ...more });
}

/** Merges edits that do not get in each other's way: there must be no conflict. */
export function mergingCleanly(language: 'typescript' | 'csharp'): (edits: Edits) => Promise<string> {
  const merge = merging(language);
  return async (edits) => {
    const { text, conflicts } = await merge(edits);
    expect(conflicts).toEqual([]);
    return text;
  };
}

/** The text with each of these replaced, which all have to be in it. */
export function edited(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((each, [from, to]) => {
    if (!each.includes(from)) throw new Error(`The text lacks ${from}`);
    return each.replace(from, () => to);
  }, text);
}
