import fc from 'fast-check';
import { format } from 'prettier';
import type { Triple } from '../../src/merge/contract.js';
import type { Parse } from '../../src/syntax/parse.js';
import { applyEdit, randomEdit, type CodeLanguage, type RandomEdit } from './random-edits.js';
import type { RenderedPair } from './rendered.js';

/** An update of a file that its owner has edited, and in which somebody has changed what would be rendered. */
export interface RandomUpdate {
  /** A number of the pairs. */
  readonly pair: number;
  readonly owner: readonly RandomEdit[];
  readonly pack: readonly RandomEdit[];
  readonly isReformatted: boolean;
}

export const randomUpdate: fc.Arbitrary<RandomUpdate> = fc.record({
  pair: fc.nat(),
  owner: fc.array(randomEdit, { minLength: 1, maxLength: 5 }),
  pack: fc.array(randomEdit, { maxLength: 3 }),
  isReformatted: fc.integer({ max: 9, min: 0 }).map((chance) => chance === 0),
});

/** Makes the texts of updates. What the owner writes has `mine` and a number in it, what the pack writes `its` and a number. */
export function tripleMaker(
  language: CodeLanguage,
  pairs: readonly RenderedPair[],
  parse: Parse,
): (update: RandomUpdate) => Promise<Triple> {
  const edit = (text: string, edits: readonly RandomEdit[], prefix: string): string =>
    edits.reduce((each, one) => {
      const edited = applyEdit(each, one, language, parse, prefix);
      return parse(edited).hasError ? each : edited;
    }, text);
  return async ({ pair, owner, pack, isReformatted }) => {
    const { path, base, theirs } = pairs[pair % pairs.length] ?? { path: '', base: '', theirs: '' };
    const ours = edit(base, owner, 'mine');
    return {
      path,
      base,
      ours: isReformatted ? await reformatted(ours, language) : ours,
      theirs: edit(theirs, pack, 'its'),
    };
  };
}

function reformatted(text: string, language: CodeLanguage): Promise<string> {
  return language === 'typescript'
    ? format(text, { parser: 'typescript', useTabs: true, semi: false, printWidth: 80 })
    : Promise.resolve(text.replaceAll('    ', '\t'));
}
