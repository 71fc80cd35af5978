import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { Unstructured } from './merge-code.js';
import { base, theirs } from './testing/acquirer.js';
import { edited, merging, mergingCleanly } from './testing/merging.js';

const [merge, clean] = [merging('typescript'), mergingCleanly('typescript')];

describe('TypeScript: what was renamed, moved and reordered', () => {
  it('a method that the owner renamed is followed, also in what is new', async () => {
    const rename = (text: string): string =>
      text.replaceAll('acquire(', 'getToken(').replaceAll('#ask', '#request');
    const other = edited(theirs, [
      'this.#ask(scope, correlationId)',
      'this.#ask(scope, correlationId.toUpperCase())',
    ]);
    expect(await clean({ base, ours: rename(base), theirs: other })).toBe(rename(other));
  });

  it('a class that the owner renamed is followed', async () => {
    expect(
      await clean({
        base,
        ours: base.replaceAll('Acquirer', 'EntraTokens'),
        theirs,
      }),
    ).toBe(theirs.replaceAll('Acquirer', 'EntraTokens'));
  });

  it('what theirs renamed is renamed in what the owner wrote', async () => {
    const mine = ['this.#cache.clear();', 'this.#cache.clear();\n    this.#cache.log();'] as const;
    const rename = (text: string): string => text.replaceAll('#cache', '#tokens');
    expect(await clean({ base, ours: edited(base, mine), theirs: rename(theirs) })).toBe(
      rename(edited(theirs, mine)),
    );
  });

  it('a module that the owner moved is imported from where it is', async () => {
    const other = edited(
      theirs,
      ['{ Config, Sleep }', '{ Config, Its, Sleep }'],
      ['pause = 1000', 'pause: Its = 1000'],
    );
    const { text } = await merge({
      base,
      ours: edited(base, ['./config.js', './settings/config.js']),
      theirs: other,
    });
    expect(text).toBe(edited(other, ['./config.js', './settings/config.js']));
  });

  it('the order of the owner is kept', async () => {
    const closing = '\n  close(): void {\n    this.#cache.clear();\n  }\n';
    const reorder = (text: string): string =>
      edited(text, [closing, ''], ['\n  /** Gives', `${closing}\n  /** Gives`]);
    expect(await clean({ base, ours: reorder(base), theirs })).toBe(reorder(theirs));
  });

  it('a method that the owner moved to another class is followed', async () => {
    const method = /\n {2}async #ask[^]*?\n {2}\}\n/.exec(base)?.[0] ?? '';
    const ours = `${edited(base, [method, ''])}\nclass Mine {${method}}\n`;
    const { text, conflicts } = await merge({ base, ours, theirs });
    expect(text.slice(text.indexOf('class Mine'))).toContain("type: 'mtls_pop'");
    expect(text.split('async #ask')).toHaveLength(2);
    expect(conflicts).toEqual([]);
  });
});

describe('TypeScript: format and comments', () => {
  it.each([
    { useTabs: true, semi: false },
    { singleQuote: false, printWidth: 60, trailingComma: 'none' },
    { tabWidth: 4, arrowParens: 'avoid' },
  ] as const)('the owner reformatted everything: no conflict, format kept (%o)', async (style) => {
    const formatted = (text: string): Promise<string> =>
      format(text, { parser: 'typescript', singleQuote: true, ...style });
    const { text, conflicts } = await merge({ base, ours: await formatted(base), theirs });
    expect(text).toBe(await formatted(theirs));
    expect(conflicts).toEqual([]);
  });

  it('an owner whose text shows no style gets that of the new text', async () => {
    const empty = 'export function run(): void {\n}\n';
    const full =
      'export function run(): void {\n  start();\n  try {\n    go();\n  } finally {\n    end();\n  }\n}\n';
    const was = edited(full, ['  start();\n', '']);
    expect(await clean({ base: was, ours: empty, theirs: full })).toBe(
      'export function run(): void {\n  start();\n}\n',
    );
  });

  it('comments that the owner changed are kept', async () => {
    const mine = [
      ['/** Gives a token. */', '/** Gives a token, or waits. */'],
      ['// How long is waited.', '// In milliseconds.'],
    ] as const;
    expect(await clean({ base, ours: edited(base, ...mine), theirs })).toBe(edited(theirs, ...mine));
  });

  it('a comment that both changed is a conflict of the comment only', async () => {
    const ours = edited(base, ['/** Gives a token. */', '/** Gives my token. */']);
    const other = edited(theirs, ['/** Gives a token. */', '/** Gives its token. */']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toContain('=======\n  /** Gives its token. */\n>>>>>>> guidance 2.0.0\n  async acquire(');
    expect(conflicts).toMatchObject([{ kind: 'both-changed', where: 'class Acquirer › method acquire' }]);
  });

  it('ours does not parse: lines have to be merged, and it says where', async () => {
    const broken = merge({ base, ours: edited(base, ['pause = 1000;', 'pause = ;']), theirs });
    await expect(broken).rejects.toThrow(new Unstructured('yours does not parse (line 12)'));
  });
});
