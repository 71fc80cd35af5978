import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { SyntaxLanguage } from '../../src/syntax/grammars.js';
import { loadParser, type Parse } from '../../src/syntax/parse.js';
import { checkMerge } from './flaws.js';
import { randomUpdate, tripleMaker } from './random-triple.js';
import { remembering } from './remembering.js';
import { renderedPairs } from './rendered.js';
import { runsOr, seed } from './runs.js';

const runs = runsOr(350);

// The texts that a merge reads have been read for the edits that made them.
vi.mock(import('../../src/syntax/parse.js'), async (original) => {
  const parsing = await original();
  const parsers = new Map<SyntaxLanguage, Parse>();
  return {
    ...parsing,
    loadParser: async (language) => {
      const parser = parsers.get(language) ?? remembering(await parsing.loadParser(language));
      parsers.set(language, parser);
      return parser;
    },
  };
});

describe.each(['typescript', 'csharp'] as const)('random edits to emitted %s', (language) => {
  it(
    `are merged with nothing lost of either side (${runs} updates, seed ${seed})`,
    { timeout: 3_600_000 },
    async () => {
      const pairs = await renderedPairs(language, (path) => /\.(?:ts|cs)$/.test(path));
      const parse = await loadParser(language);
      const make = tripleMaker(language, pairs, parse);
      const counts = { merges: 0, conflicts: 0, byLine: 0 };
      const property = fc.asyncProperty(randomUpdate, async (update) => {
        const { flaws, merges, conflicts, byLine } = await checkMerge(await make(update), update, parse);
        counts.merges += merges;
        counts.conflicts += conflicts;
        if (byLine !== undefined) counts.byLine += 1;
        expect(flaws).toEqual([]);
      });
      await fc.assert(property, { numRuns: runs, seed });
      const { merges, conflicts, byLine } = counts;
      process.stdout.write(
        `${language}, seed ${seed}: ${runs} updates in ${merges} merges, ${conflicts} conflicts, ${byLine} only by line\n`,
      );
      expect(byLine).toBeLessThanOrEqual(Math.ceil(runs / 50));
    },
  );
});
