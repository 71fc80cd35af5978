import { describe, expect, it } from 'vitest';
import { base, theirs } from './testing/acquirer.js';
import { edited, merging, mergingCleanly } from './testing/merging.js';

const [merge, clean] = [merging('typescript'), mergingCleanly('typescript')];

describe('TypeScript: base, ours and theirs', () => {
  it('both edited, different members: both', async () => {
    const mine = ['this.#cache.clear();', "this.#cache.clear();\n    console.log('closed');"] as const;
    expect(await clean({ base, ours: edited(base, mine), theirs })).toBe(edited(theirs, mine));
  });

  it('both edited, neighbouring statements of one method: both', async () => {
    const mine = ['await this.#sleep(pause);', 'await this.#sleep(pause * 2);'] as const;
    expect(await clean({ base, ours: edited(base, mine), theirs })).toBe(edited(theirs, mine));
  });

  it('both edited the same statement alike: once', async () => {
    const same = ['pause = 1000', 'pause = 2000'] as const;
    expect(await clean({ base, ours: edited(base, same), theirs: edited(theirs, same) })).toBe(
      edited(theirs, same),
    );
  });

  it('both edited the same statement differently: a conflict of that statement', async () => {
    const ours = edited(base, ['await this.#sleep(pause);', 'await this.#sleep(pause * 2);']);
    const other = edited(theirs, ['await this.#sleep(pause);', 'await this.#sleep(pause + 1);']);
    const explain = ({ where }: { where: string }): string => `rule wait, in ${where}`;
    const { text, conflicts } = await merge({ base, ours, theirs: other }, { explain });
    expect(text).toBe(
      edited(theirs, [
        '    await this.#sleep(pause);',
        `<<<<<<< yours
    await this.#sleep(pause * 2);
||||||| generated
    await this.#sleep(pause);
=======
    await this.#sleep(pause + 1);
>>>>>>> guidance 2.0.0 // rule wait, in class Acquirer › method #ask`,
      ]),
    );
    const line = text.split('\n').indexOf('<<<<<<< yours') + 1;
    expect(conflicts).toEqual([{ where: 'class Acquirer › method #ask', kind: 'both-changed', line }]);
  });

  it('a conflict is settled as asked', async () => {
    const ours = edited(base, ['pause = 1000', 'pause = 2000']);
    const other = edited(theirs, ['pause = 1000', 'pause = 3000']);
    const mine = await merge({ base, ours, theirs: other }, { onConflict: 'ours' });
    expect(mine.text).toBe(edited(theirs, ['pause = 1000', 'pause = 2000']));
    expect(mine.conflicts).toEqual([{ where: 'const pause', kind: 'both-changed', line: 13 }]);
    const its = await merge({ base, ours, theirs: other }, { onConflict: 'theirs' });
    expect(its.text).toBe(other);
  });

  it('both edited the signature of a method: a conflict of its first line, not of its body', async () => {
    const ours = edited(base, [
      'close(): void {\n    this',
      'close(force: boolean): void {\n    if (force) return;\n    this',
    ]);
    const other = edited(theirs, ['close(): void {', 'close(now: Date): void {']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toContain(`<<<<<<< yours
  close(force: boolean): void {
||||||| generated
  close(): void {
=======
  close(now: Date): void {
>>>>>>> guidance 2.0.0
    if (force) return;
    this.#cache.clear();
  }
`);
    expect(conflicts).toHaveLength(1);
  });

  it('each edited another part of a signature: both', async () => {
    const ours = edited(base, ['close(): void {', 'close(force: boolean): void {']);
    const other = edited(theirs, ['close(): void {', 'close(): Promise<void> {']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toBe(edited(theirs, ['close(): void {', 'close(force: boolean): Promise<void> {']));
    expect(conflicts).toEqual([]);
  });
});

describe('TypeScript: what the owner added', () => {
  it.each([
    [
      'a method',
      '  close(): void {',
      '  /** Mine. */\n  mine(): number {\n    return 1;\n  }\n\n  close(): void {',
    ],
    ['a field', '  readonly #sleep: Sleep;', '  readonly #sleep: Sleep;\n  readonly #mine = 1; // why'],
    ['an import', 'import { TokenCache }', "import { mine } from '../mine.js';\nimport { TokenCache }"],
    ['a name of an import', '{ Config, Sleep }', '{ Config, Mine, Sleep }'],
    [
      'a member of an interface',
      '  readonly scope: string;',
      '  readonly scope: string;\n  readonly mine: number;',
    ],
    [
      'a statement',
      '    this.#cache.set(scope, token);',
      '    this.#cache.set(scope, token);\n\n    log(token.length);',
    ],
    ['a property of an object', 'correlationId, type', 'correlationId, mine: 1, type'],
    ['a function', '// How long', 'function mine(): void {}\n\n// How long'],
    ['a comment', '    const body', '    // Mine.\n    const body'],
  ])('%s is kept, in its place', async (_what, from, to) => {
    expect(await clean({ base, ours: edited(base, [from, to]), theirs })).toBe(edited(theirs, [from, to]));
  });

  it('what both add in one place stands there twice where its order does not matter', async () => {
    const ours = edited(base, ['  close(): void', '  mine(): void {}\n\n  close(): void']);
    const other = edited(theirs, ['  close(): void', '  its(): void {}\n\n  close(): void']);
    expect(await clean({ base, ours, theirs: other })).toBe(
      edited(theirs, ['  close(): void', '  mine(): void {}\n\n  its(): void {}\n\n  close(): void']),
    );
  });

  it('statements that both add in one place are a conflict', async () => {
    const ours = edited(base, ['    await this.#sleep', '    mine();\n    await this.#sleep']);
    const other = edited(theirs, ['    await this.#sleep', '    its();\n    await this.#sleep']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toContain(
      '<<<<<<< yours\n    mine();\n||||||| generated\n=======\n    its();\n>>>>>>> guidance 2.0.0\n',
    );
    expect(conflicts).toMatchObject([{ kind: 'both-added', where: 'class Acquirer › method #ask' }]);
  });

  it('statements that theirs adds go along into what the owner wrapped around their neighbours', async () => {
    const ours = edited(base, [
      `    const body = { scope, correlationId, type: 'pop' };
    await this.#sleep(pause);
    return JSON.stringify(body);
`,
      `    try {
      const body = { scope, correlationId, type: 'pop' };
      await this.#sleep(pause);
      return JSON.stringify(body);
    } catch (error) {
      throw mine(error);
    }
`,
    ]);
    const other = edited(theirs, [
      '    await this.#sleep(pause);',
      '    await this.#sleep(pause);\n    its();',
    ]);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toContain(`    try {
      const body = { scope, correlationId, type: 'mtls_pop' };
      await this.#sleep(pause);
      its();
      return JSON.stringify(body);
    } catch (error) {`);
    expect(conflicts).toEqual([]);
  });
});

describe('TypeScript: what was deleted', () => {
  const method = /\n {2}async #ask[^]*?\n {2}\}\n/.exec(base)?.[0] ?? '';

  it('a method that theirs did not change stays deleted', async () => {
    const closing = '\n  close(): void {\n    this.#cache.clear();\n  }\n';
    const { text, conflicts } = await merge({ base, ours: edited(base, [closing, '']), theirs });
    expect(text).toBe(edited(theirs, [closing, '']));
    expect(conflicts).toEqual([]);
  });

  it('a method that theirs changed is a conflict that says so', async () => {
    const { text, conflicts } = await merge({ base, ours: edited(base, [method, '']), theirs });
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-ours', where: 'class Acquirer › method #ask' }]);
    expect(text).toContain('<<<<<<< yours\n||||||| generated\n  async #ask');
    const settled = await merge({ base, ours: edited(base, [method, '']), theirs }, { onConflict: 'ours' });
    expect(settled.text).toBe(edited(theirs, [edited(method, ["'pop'", "'mtls_pop'"]), '']));
  });

  it('a method that theirs deletes and the owner edited is a conflict with the edit in it', async () => {
    const ours = edited(base, ['this.#cache.clear();', 'this.#cache.clear();\n    mine();']);
    const other = edited(theirs, ['\n  close(): void {\n    this.#cache.clear();\n  }\n', '']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs', where: 'class Acquirer › method close' }]);
    expect(text).toContain(
      '<<<<<<< yours\n  close(): void {\n    this.#cache.clear();\n    mine();\n  }\n||||||| generated\n',
    );
  });

  it('an import that theirs no longer needs stays where the owner needs it', async () => {
    const other = edited(
      theirs,
      ["import { randomUUID } from 'node:crypto';\n", ''],
      ['randomUUID()', "'none'"],
    );
    const mine = ['this.#cache.clear();', 'this.#cache.clear();\n    log(randomUUID());'] as const;
    expect((await merge({ base, ours: edited(base, mine), theirs: other })).text).toBe(
      edited(theirs, mine, ['const correlationId = randomUUID()', "const correlationId = 'none'"]),
    );
    const without = await merge({ base, ours: edited(base, ['pause = 1000', 'pause = 1']), theirs: other });
    expect(without.text).toBe(edited(other, ['pause = 1000', 'pause = 1']));
  });

  it('an import that the owner removed comes back where theirs needs it', async () => {
    const ours = edited(
      base,
      ["import { randomUUID } from 'node:crypto';\n", ''],
      ['randomUUID()', "'mine'"],
    );
    const other = edited(theirs, ['    return JSON', '    its(randomUUID());\n    return JSON']);
    const { text } = await merge({ base, ours, theirs: other });
    expect(text).toBe(edited(other, ['const correlationId = randomUUID()', "const correlationId = 'mine'"]));
  });
});
