import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { mergeCode, Unstructured } from '../../src/merge/code/merge-code.js';
import type { Merged, MergeOptions, Triple } from '../../src/merge/contract.js';
import { loadParser } from '../../src/syntax/parse.js';
import { defaultCases } from '../emitted/scenarios.js';
import { answersOf, defaultCases as solutions } from '../emitted/csharp/cases.js';
import { emittedFiles } from './emitted.js';
import { applyEdit, randomEdit, type CodeLanguage, type RandomEdit } from './random-edits.js';

const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance' },
  onConflict: 'markers',
};
const versions = ['1.0.0', '1.1.0', '2.0.0'] as const;
const runs = Number(process.env['MERGE_RUNS'] ?? 30);

interface Versions {
  readonly path: string;
  /** One for each pack. */
  readonly texts: readonly string[];
}

/** Every file that the packs tell apart, and some that are the same under all of them. */
async function corpusOf(language: CodeLanguage): Promise<Versions[]> {
  const answers =
    language === 'typescript' ? defaultCases.map((each) => each.answers) : solutions.map(answersOf);
  const found = new Map<string, Versions>();
  for (const each of answers) {
    const [first, second, third] = await Promise.all(versions.map((version) => emittedFiles(each, version)));
    for (const [path, text] of first ?? []) {
      if (!/\.(?:ts|cs)$/.test(path)) continue;
      const texts = [text, second?.get(path) ?? text, third?.get(path) ?? text];
      found.set(texts.join('\0'), { path, texts });
    }
  }
  return [...found.values()].filter(({ texts }, at) => texts[0] !== texts[2] || at % 10 === 0);
}

const has = (edits: readonly RandomEdit[], kind: RandomEdit['what']): boolean =>
  edits.some(({ what }) => what === kind);

/** How often each line stands in a text, however it is indented. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** What one side did to the lines of the base is done in the merged text. */
function expectDone(base: string, side: string, other: string, merged: Merged): void {
  const [was, is, elsewhere, written] = [base, side, other, merged.text].map((text) => linesOf(text)) as [
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
  ];
  for (const line of is.keys()) {
    if (!was.has(line)) expect(written.has(line), `${line} is lost`).toBe(true);
  }
  if (merged.conflicts.length > 0) return;
  for (const [line, count] of was) {
    // An import stays where it is needed.
    if (count > 1 || /^(?:import|using) /.test(line) || is.has(line) || elsewhere.get(line) !== 1) continue;
    expect(written.has(line), `${line} is back`).toBe(false);
  }
}

describe.each(['typescript', 'csharp'] as const)('random edits to emitted %s', (language) => {
  it(`are merged with nothing lost of either side (${runs} merges)`, { timeout: 3_600_000 }, async () => {
    const [corpus, parse] = await Promise.all([corpusOf(language), loadParser(language)]);
    const edit = (text: string, edits: readonly RandomEdit[], prefix: string): string =>
      edits.reduce((each, one) => {
        const edited = applyEdit(each, one, language, parse, prefix);
        return parse(edited).hasError ? each : edited;
      }, text);
    const reformatted = (text: string): Promise<string> =>
      language === 'typescript'
        ? format(text, { parser: 'typescript', useTabs: true, semi: false, printWidth: 80 })
        : Promise.resolve(text.replaceAll('    ', '\t'));
    // The same merges in each run of the suite; MERGE_SEED and MERGE_RUNS look further.
    const seed = Number(process.env['MERGE_SEED'] ?? 20_261_126);
    const counts = { merges: 0, conflicts: 0, byLine: 0 };
    const property = fc.asyncProperty(
      fc.nat(corpus.length - 1),
      fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]),
      fc.array(randomEdit, { minLength: 1, maxLength: 5 }),
      fc.array(randomEdit, { maxLength: 3 }),
      fc.integer({ min: 0, max: 3 }),
      async (at, [from = 0, to = 2], mine, its, chance) => {
        const file = corpus[at];
        const [base, next] = [file?.texts[from] ?? '', file?.texts[to] ?? ''];
        if (parse(base).hasError || parse(next).hasError) return;
        const written = edit(base, mine, 'mine');
        const ours = chance === 0 ? await reformatted(written) : written;
        const theirs = edit(next, its, 'its');
        const merge = (triple: Pick<Triple, 'base' | 'ours' | 'theirs'>): Promise<Merged> =>
          mergeCode({ path: file?.path ?? '', ...triple }, language, options);
        counts.merges += 1;
        expect((await merge({ base: ours, ours, theirs: ours })).text).toBe(ours);
        expect((await merge({ base, ours, theirs: base })).text).toBe(ours);
        let merged: Merged;
        try {
          merged = await merge({ base, ours, theirs });
        } catch (error) {
          if (!(error instanceof Unstructured)) throw error;
          counts.byLine += 1;
          return;
        }
        counts.conflicts += merged.conflicts.length;
        for (const name of ours.match(/mine\d+/g) ?? [])
          expect(merged.text, `${name} is lost`).toContain(name);
        for (const name of theirs.match(/its\d+/g) ?? [])
          expect(merged.text, `${name} is lost`).toContain(name);
        // A line in which only a name or its format is new goes where the line went.
        if (has(its, 'rename') || has(mine, 'rename') || ours !== written) return;
        expectDone(base, ours, theirs, merged);
        // What the owner has wrapped into something of theirs stays there, though the other side deletes it.
        if (!has(mine, 'wrap')) expectDone(base, theirs, ours, merged);
      },
    );
    await fc.assert(property, { numRuns: runs, seed });
    const { merges, conflicts, byLine } = counts;
    process.stdout.write(
      `${language}, seed ${seed}: ${merges} merges, ${conflicts} conflicts, ${byLine} only by line\n`,
    );
    expect(byLine).toBeLessThanOrEqual(Math.ceil(merges / 50));
  });
});
