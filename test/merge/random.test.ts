import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeCode, Unstructured } from '../../src/merge/code/merge-code.js';
import type { MergeOptions } from '../../src/merge/contract.js';
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
const runs = Number(process.env['MERGE_RUNS'] ?? 150);

interface Versions {
  readonly path: string;
  readonly language: CodeLanguage;
  readonly texts: readonly string[];
}

async function corpusOf(language: CodeLanguage): Promise<Versions[]> {
  const answers =
    language === 'typescript' ? defaultCases.map((each) => each.answers) : solutions.map(answersOf);
  const found = new Map<string, Versions>();
  for (const each of answers) {
    const [first, second, third] = await Promise.all(versions.map((version) => emittedFiles(each, version)));
    for (const [path, text] of first ?? []) {
      if (!/\.(?:ts|cs)$/.test(path)) continue;
      const texts = [text, second?.get(path) ?? text, third?.get(path) ?? text];
      found.set(texts.join('\0'), { path, language, texts });
    }
  }
  return [...found.values()];
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe.each(['typescript', 'csharp'] as const)('random edits to emitted %s', (language) => {
  it(`lose nothing of either side (${runs} merges)`, { timeout: 600_000 }, async () => {
    const [corpus, parse] = await Promise.all([corpusOf(language), loadParser(language)]);
    const edit = (text: string, edits: readonly RandomEdit[], prefix: string): string =>
      edits.reduce((each, one) => {
        const edited = applyEdit(each, one, language, parse, prefix);
        return parse(edited).hasError ? each : edited;
      }, text);
    const seed = Number(process.env['MERGE_SEED'] ?? Date.now() % 1_000_000);
    const counts = { merged: 0, conflicts: 0, byLine: new Map<string, number>() };
    const property = fc.asyncProperty(
      fc.nat(corpus.length - 1),
      fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]),
      fc.array(randomEdit, { minLength: 1, maxLength: 5 }),
      fc.array(randomEdit, { maxLength: 3 }),
      async (at, [from = 0, to = 2], mine, its) => {
        const file = corpus[at];
        const [base, next] = [file?.texts[from] ?? '', file?.texts[to] ?? ''];
        if (parse(base).hasError || parse(next).hasError) return;
        const ours = edit(base, mine, 'mine');
        const theirs = edit(next, its, 'its');
        const triple = { path: file?.path ?? '', base, ours, theirs };
        counts.merged += 1;
        let text: string;
        try {
          const merged = await mergeCode(triple, language, options);
          counts.conflicts += merged.conflicts.length;
          ({ text } = merged);
        } catch (error) {
          if (!(error instanceof Unstructured)) throw error;
          counts.byLine.set(error.message, (counts.byLine.get(error.message) ?? 0) + 1);
          return;
        }
        const written = new Set(lines(text));
        for (const name of ours.match(/mine\d+/g) ?? []) expect(text, `${name} is lost`).toContain(name);
        const renames = (edits: readonly RandomEdit[]): boolean =>
          edits.some(({ what }) => what === 'rename');
        for (const name of theirs.match(/its\d+/g) ?? []) expect(text, `${name} is lost`).toContain(name);
        // A line in which only a name is new goes where the line went.
        if (renames(its) || renames(mine)) return;
        const known = new Set(lines(base));
        for (const line of lines(ours)) if (!known.has(line)) expect(written, line).toContain(line);
      },
    );
    await fc.assert(property, { numRuns: runs, seed });
    console.log(`seed ${seed}:`, counts);
  });
});
