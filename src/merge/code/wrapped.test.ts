import { describe, expect, it } from 'vitest';
import { edited, merging, mergingCleanly } from './testing/merging.js';

interface Texts {
  /** `open();`, `send(request, scope, token);`, `close();` in a function `run`, and a function `other`. */
  readonly base: string;
  /** `send` in an `if`; with another statement behind it in there. */
  readonly wrapped: string;
  readonly wrappedWithMore: string;
  /** Without `run`, whose `send` is in a function `mine`. */
  readonly taken: string;
  readonly conflict: string;
}

const send = 'send(request, scope, token);';

function typescript(body: string, more = ''): string {
  return `function run() {\n${body}}\n\nfunction other() {\n  log(1);\n}\n${more}`;
}

function csharp(body: string, more = ''): string {
  return `class C\n{\n    void Run()\n    {\n${body}    }\n\n    void Other()\n    {\n        Log(1);\n    }\n${more}}\n`;
}

const texts: Readonly<Record<'typescript' | 'csharp', Texts>> = {
  typescript: {
    base: typescript(`  open();\n  ${send}\n  close();\n`),
    wrapped: typescript(`  open();\n  if (ready) {\n    ${send}\n  }\n  close();\n`),
    wrappedWithMore: typescript(`  open();\n  if (ready) {\n    ${send}\n    log(2);\n  }\n  close();\n`),
    taken: typescript('  open();\n  mine();\n  close();\n', `\nfunction mine() {\n  ${send}\n}\n`),
    conflict: `  if (ready) {
<<<<<<< yours
    ${send}
||||||| generated
    ${send}
=======
>>>>>>> guidance 2.0.0
  }
`,
  },
  csharp: {
    base: csharp(`        open();\n        ${send}\n        close();\n`),
    wrapped: csharp(
      `        open();\n        if (ready)\n        {\n            ${send}\n        }\n        close();\n`,
    ),
    wrappedWithMore: csharp(
      `        open();\n        if (ready)\n        {\n            ${send}\n            log(2);\n        }\n        close();\n`,
    ),
    taken: csharp(
      '        open();\n        mine();\n        close();\n',
      `\n    void Mine()\n    {\n        ${send}\n    }\n`,
    ),
    conflict: `        if (ready)
        {
<<<<<<< yours
            ${send}
||||||| generated
            ${send}
=======
>>>>>>> guidance 2.0.0
        }
`,
  },
};

const lineOf = (text: string, statement: string): string =>
  text.split('\n').find((line) => line.trim() === statement) ?? '';
const without = (text: string, statement: string): string =>
  edited(text, [`${lineOf(text, statement)}\n`, '']);

describe.each(['typescript', 'csharp'] as const)('what was wrapped, in %s', (language) => {
  const [merge, clean] = [merging(language), mergingCleanly(language)];
  const { base, wrapped, wrappedWithMore, taken, conflict } = texts[language];

  it('and deleted by theirs goes out of the wrapper too', async () => {
    expect(await clean({ base, ours: wrappedWithMore, theirs: without(base, send) })).toBe(
      without(wrappedWithMore, send),
    );
  });

  it('alone is a conflict in the wrapper, which nobody wants empty', async () => {
    const { text, conflicts } = await merge({ base, ours: wrapped, theirs: without(base, send) });
    expect(text).toContain(conflict);
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs' }]);
    const other = await merge({ base, ours: without(base, send), theirs: wrapped });
    expect(other.conflicts).toMatchObject([{ kind: 'deleted-by-ours' }]);
  });

  it('is known by its place, however short it is', async () => {
    const short = (text: string): string => text.replaceAll(send, 'go();').replace('log(1)', 'go()');
    const [was, ours] = [short(base), short(wrapped)];
    const { text, conflicts } = await merge({ base: was, ours, theirs: without(was, 'go();') });
    expect(text).toContain('go();\n=======\n>>>>>>>');
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs' }]);
  });

  it('and edited by theirs is edited in the wrapper, and the other way round', async () => {
    const next = (text: string): string => edited(text, ['scope, token', 'scopes, token']);
    expect(await merge({ base, ours: wrapped, theirs: next(base) })).toMatchObject({
      text: next(wrapped),
      conflicts: [],
    });
    expect(await merge({ base, ours: next(base), theirs: wrapped })).toMatchObject({
      text: next(wrapped),
      conflicts: [],
    });
  });

  it('stands where it stood, between what the other side has put before and behind it', async () => {
    const line = lineOf(base, send);
    const around = (text: string): string => {
      const [first, last] = [lineOf(text, 'open();'), lineOf(text, 'close();')];
      return edited(
        text,
        [first, `${first}\n${first.replace('open', 'before')}`],
        [last, `${last.replace('close', 'behind')}\n${last}`],
      );
    };
    const other = edited(around(base), [line, line.replace('scope', 'scopes')]);
    const expected = { text: edited(around(wrapped), ['scope', 'scopes']), conflicts: [] };
    expect(await merge({ base, ours: other, theirs: wrapped })).toMatchObject(expected);
    expect(await merge({ base, ours: wrapped, theirs: other })).toMatchObject(expected);
  });

  it('and unwrapped by theirs keeps what the owner edited in it', async () => {
    const ours = edited(wrapped, ['scope, token', 'scopes, token']);
    const { text, conflicts } = await merge({ base: wrapped, ours, theirs: base });
    expect(text).toBe(edited(base, ['scope, token', 'scopes, token']));
    expect(conflicts).toEqual([]);
  });

  it('or taken into a function of its own stays there when theirs deletes all that it was in', async () => {
    const start = base.indexOf(language === 'typescript' ? 'function run' : '    void Run');
    const end = base.indexOf(language === 'typescript' ? 'function other' : '    void Other');
    const theirs = base.slice(0, start) + base.slice(end);
    const { text } = await merge({ base, ours: taken, theirs });
    expect(text).toContain(taken.slice(taken.search(/\n *(?:function mine|void Mine)/)));
  });
});
