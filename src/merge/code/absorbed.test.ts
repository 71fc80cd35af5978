import { describe, expect, it } from 'vitest';
import { merging, mergingCleanly } from './testing/merging.js';

interface Texts {
  readonly base: string;
  /** With both conditions in one. */
  readonly joined: string;
  readonly withoutFirst: string;
  readonly withoutSecond: string;
  /** With something else behind them. */
  readonly longer: string;
  readonly both: string;
}

const first = 'type === expected.toLowerCase()';
const second = 'type === legacy.pop';

const typescript = (...conditions: string[]): string =>
  `function check(type: string): void {\n${conditions.map((each) => `  if (${each}) {\n    return;\n  }\n`).join('')}  refuse();\n}\n`;

const csharp = (...conditions: string[]): string =>
  `class C\n{\n    void Check(string type)\n    {\n${conditions
    .map(
      (each) => `        if (${each.replaceAll('===', '==')})\n        {\n            return;\n        }\n`,
    )
    .join('')}        refuse();\n    }\n}\n`;

const textsOf = (make: (...conditions: string[]) => string): Texts => ({
  base: make(first, second),
  joined: make(`${first} || ${second}`),
  withoutFirst: make(second),
  withoutSecond: make(first),
  longer: make(first, second).replace('refuse();', 'refuse(type);'),
  both: make(`${first} || ${second}`).replace('refuse();', 'refuse(type);'),
});

describe.each([
  ['typescript', textsOf(typescript)],
  ['csharp', textsOf(csharp)],
] as const)('two statements that the owner has made one of, in %s', (language, texts) => {
  const [merge, clean] = [merging(language), mergingCleanly(language)];
  const { base, joined } = texts;

  it.each(['withoutFirst', 'withoutSecond'] as const)(
    'are one conflict where theirs goes on %s',
    async (name) => {
      const theirs = texts[name];
      const { text, conflicts } = await merge({ base, ours: joined, theirs });
      expect(conflicts).toMatchObject([{ kind: 'both-changed' }]);
      expect(text.match(/<{7} yours/g)).toHaveLength(1);
      expect((await merge({ base, ours: joined, theirs }, { onConflict: 'theirs' })).text).toBe(theirs);
      expect((await merge({ base, ours: joined, theirs }, { onConflict: 'ours' })).text).toBe(joined);
    },
  );

  it('are none where theirs leaves both alone', async () => {
    expect(await clean({ base, ours: joined, theirs: texts.longer })).toBe(texts.both);
  });
});
