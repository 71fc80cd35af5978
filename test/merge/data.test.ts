import { parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { merge3, type Merged, type MergeOptions } from '../../src/merge/merge.js';
import { edited, reformatted, type Edit } from './edits.js';
import { renderedPairs, type RenderedPair } from './rendered.js';
import { runsOr, seed } from './runs.js';
import { workflow } from './workflow.js';

const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' },
  onConflict: 'markers',
};
const runs = runsOr(850);

const isData = (path: string): boolean => !/\.(?:ts|cs)$/.test(path);

let pairs: readonly RenderedPair[];

beforeAll(async () => {
  pairs = [
    ...(await renderedPairs('typescript', isData)),
    ...(await renderedPairs('csharp', isData)),
    { path: '.github/workflows/check.yml', base: workflow, theirs: workflow },
  ];
});

interface Merge {
  readonly path: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

const edits = fc.array(fc.record({ what: fc.nat(50), at: fc.nat(200), value: fc.nat(40) }), { maxLength: 6 });
const merges = fc
  .record({ pair: fc.nat(), owner: edits, pack: edits, look: fc.nat(50) })
  .map(({ pair, owner, pack, look }): Merge => {
    const { path, base, theirs } = pairs[pair % pairs.length] ?? { path: 'a', base: '', theirs: '' };
    const by = (list: readonly Edit[], who: string, text: string): string =>
      list.reduce((each, edit) => {
        const after = edited(path, each, edit, who);
        return flawOf(path, after) === undefined ? after : each;
      }, text);
    return {
      path,
      base,
      ours: reformatted(path, by(owner, 'Owner', base), look),
      theirs: by(pack, 'Pack', theirs),
    };
  });

let count = 0;

function merge(triple: Merge, how = options): Promise<Merged> {
  count += 1;
  return merge3(triple, how);
}

async function forAll(holds: (merge: Merge) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(merges, holds), { numRuns: runs, seed });
}

afterAll(() => {
  process.stdout.write(`data, seed ${seed}: ${runs} updates for each property, ${count} merges\n`);
});

describe(`a merge of data (seed ${seed})`, { timeout: 600_000 }, () => {
  it('with itself is the identity, whoever changed it', async () => {
    await forAll(async ({ path, base, ours, theirs }) => {
      expect((await merge({ path, base, ours, theirs: base })).text).toBe(ours);
      expect((await merge({ path, base, ours, theirs: ours })).text).toBe(ours);
      expect((await merge({ path, base, ours: base, theirs })).text).toBe(theirs);
      expect((await merge({ path, base: ours, ours, theirs: ours })).text).toBe(ours);
    });
  });

  it('loses no line that only the owner wrote', async () => {
    await forAll(async (triple) => {
      const { text } = await merge(triple);
      for (const word of ownersWords(triple)) expect(words(text), word).toContain(word);
    });
  });

  it('leaves out nothing of the new text', async () => {
    await forAll(async (triple) => {
      const { text } = await merge(triple);
      const swapped = { ...triple, ours: triple.theirs, theirs: triple.ours };
      for (const word of ownersWords(swapped)) {
        if (!isComment(word)) expect(words(text), word).toContain(word);
      }
    });
  });

  it('gives a text that can be read, however its conflicts are settled', async () => {
    await forAll(async (triple) => {
      for (const onConflict of ['ours', 'theirs'] as const) {
        const { text } = await merge(triple, { ...options, onConflict });
        expect(flawOf(triple.path, text)).toBeUndefined();
      }
    });
  });

  it('has markers where it has conflicts, and nowhere else', async () => {
    await forAll(async (triple) => {
      const { text, conflicts } = await merge(triple);
      const starts = text
        .replace('\ufeff', '')
        .split(/\r?\n/)
        .flatMap((line, index) => (line.startsWith('<<<<<<< yours') ? [index + 1] : []));
      expect([...new Set(conflicts.map(({ line }) => line))].sort()).toEqual(starts.sort());
    });
  });

  it('done again changes nothing', async () => {
    await forAll(async (triple) => {
      const { text, conflicts, by } = await merge(triple);
      if (conflicts.length > 0) return;
      // By line, what was changed already cannot be told from what both changed; YAML has no empty blocks.
      if (by === 'json') expect((await merge({ ...triple, ours: text })).text).toBe(text);
      // Groups of XML have no names: of two that were mixed nothing says for certain which is which.
      if (by === 'xml') expect(sorted((await merge({ ...triple, ours: text })).text)).toEqual(sorted(text));
      expect((await merge({ ...triple, base: triple.theirs, ours: text })).text).toBe(text);
    });
  });

  it('takes of JSON each value from whoever changed it', async () => {
    await forAll(async (triple) => {
      if (!triple.path.endsWith('.json')) return;
      const { text, conflicts } = await merge(triple);
      if (conflicts.length > 0) return;
      const [base, ours, theirs, merged] = [triple.base, triple.ours, triple.theirs, text].map(values);
      const all = new Set([base, ours, theirs, merged].flatMap((each) => [...(each?.keys() ?? [])]));
      for (const path of all) {
        const [b, o, t, m] = [base, ours, theirs, merged].map((each) => each?.get(path));
        if (o === b) expect(m, path).toBe(t);
        else if (t === b || t === o) expect(m, path).toBe(o);
        else expect([o, t], path).toContain(m);
      }
    });
  });
});

/** What only the first side wrote: keys, values, comments and lines that have its name in them. */
function ownersWords({ base, ours, theirs }: Merge): string[] {
  const known = words(base + theirs);
  return [...words(ours)].filter((word) => !known.has(word));
}

const sorted = (text: string): readonly string[] => text.split('\n').sort();

function words(text: string): ReadonlySet<string> {
  return new Set(
    text.match(
      /\b(Owner|Pack)[- ]?(key|value|item|comment|line|text|command|Property|Metadata|\.Item)[- ]?\d*/g,
    ),
  );
}

function isComment(word: string): boolean {
  return word.includes('comment');
}

function flawOf(path: string, text: string): unknown {
  const plain = text.replace(/^\ufeff/, '');
  if (path.endsWith('.json')) {
    const errors: ParseError[] = [];
    parseJson(plain, errors, { allowTrailingComma: false });
    return errors[0];
  }
  if (path.endsWith('.yml')) return parseDocument(plain).errors[0];
  if (!/\.(csproj|props|slnx)$/.test(path)) return undefined;
  try {
    parseXml(plain);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The values of JSON by their paths; arrays are sets. */
function values(text: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) found.set(`${path}[${JSON.stringify(item)}]`, true);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) visit(each, `${path}/${key}`);
    } else found.set(path, value);
  };
  visit(parseJson(text.replace(/^\ufeff/, '')), '');
  return found;
}
