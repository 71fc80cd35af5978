import { whyUnsafe } from './lexical.js';
import type { Refusal } from './refusal.js';
import { clashes } from './twins.js';

/** Which paths of a plan cannot be written anywhere, or not beside each other: the lexical check of all of them. */
export function unusable(paths: readonly string[]): Refusal[] {
  const unsafe = paths.flatMap((path): Refusal[] => {
    const why = whyUnsafe(path);
    return why === undefined ? [] : [{ code: 'unsafe-path', path, why }];
  });
  const clashing = clashes(paths).map(({ path, with: other, why }): Refusal => ({
    code: 'path-clash',
    path,
    why: `and ${other} ${why}`,
  }));
  return [...unsafe, ...clashing];
}
