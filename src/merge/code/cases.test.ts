import { describe, expect, it } from 'vitest';
import * as csharp from './testing/acquirer-csharp.js';
import * as typescript from './testing/acquirer.js';
import { edited, merging } from './testing/merging.js';

const cases = [
  ['typescript', typescript, ['pause = 1000', 'pause   =\n 2000']],
  ['csharp', csharp, ['Forget(scope);', 'Forget( scope ) ;']],
] as const;

describe.each(cases)('%s: of base, ours and theirs', (language, { base, theirs }, edit) => {
  const merge = merging(language);

  it('ours = base, theirs changed: theirs', async () => {
    expect(await merge({ base, ours: base, theirs })).toMatchObject({ text: theirs, conflicts: [] });
  });

  it('ours edited, theirs = base: ours, untouched bytes', async () => {
    const ours = edited(base, edit);
    expect(await merge({ base, ours, theirs: base })).toEqual({ text: ours, conflicts: [], by: 'unchanged' });
  });

  it('ours = theirs: nothing', async () => {
    const nothing = { text: theirs, conflicts: [], by: 'unchanged' };
    expect(await merge({ base, ours: theirs, theirs })).toEqual(nothing);
  });
});
