import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/terminal/text.js';
import { changed, csharpFiles, repoWith, typeScriptFiles, without } from './repos.js';
import { Terminal, noTerminal } from './terminal.js';
import { tool, treeOf } from './tool.js';

/** A workspace whose packages do not tell what they are tested with. */
function workspace(): string {
  const files = without(typeScriptFiles, 'test/app.test.ts');
  const manifest = typeScriptFiles['package.json']?.replace(/"vitest": .*/, '"prettier": "^3.6.0"') ?? '';
  const untested = {
    ...files,
    'package.json': manifest.replace(/"test": "vitest run"/, '"start": "node ."'),
  };
  const member = Object.entries(untested).map(([name, text]) => [`packages/orders/${name}`, text]);
  return repoWith({
    ...(Object.fromEntries(member) as Record<string, string>),
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
    'package-lock.json': '{}\n',
    'packages/more/package.json': '{ "name": "@contoso/more" }\n',
  });
}

/** The label of each question, what stands above it, and the keys that answer it. */
const dialogue: readonly [label: string, text: string, ...keys: string[]][] = [
  ['package', 'Which package of the workspace?', 'Down', 'Enter'],
  ['test-runner', 'A Fastify service in ES modules', 'Down', 'Enter'],
  ['flow', 'Which flow?', 'Down', 'Enter'],
  ['auth', 'What does the service', 'Up', 'Enter'],
  ['identity', 'managed identity', 'Enter'],
  ['final-token', 'token', 'Down', 'Enter'],
  ['resource', 'Which resource', 'Enter'],
  ['name', 'What is the flow called?', 'Enter'],
  ['then', 'What shall be done after the files are written?', 'Up', 'Enter'],
];

const asOptions = ['--flow', 'fic', '--auth', 'managed-identity', '--identity', 'system-assigned'].concat(
  ['--final-token', 'bearer', '--test-runner', 'jest'],
  ['--yes'],
);

describe.each([
  { columns: 80, env: {} },
  { columns: 40, env: { NO_COLOR: '1' } },
])('the questions of add in $columns columns, with $env', { timeout: 120_000 }, ({ columns, env }) => {
  it('are whole words, in order, say what will be changed, and make what the options make', async ({
    skip,
  }) => {
    skip(noTerminal !== undefined, noTerminal);
    const root = workspace();
    const terminal = new Terminal(['add'], { cwd: root, columns, rows: 40, env });
    for (const [label, text, ...keys] of dialogue) {
      expect(await terminal.shows(`? ${label} ›`)).toContain(wrap(text, columns));
      expect(terminal.screen({ colors: true }).includes('\u001b[')).toBe(env.NO_COLOR === undefined);
      terminal.type(...keys);
    }
    await terminal.shows('exit 0');
    const said = terminal.transcript().replaceAll(/\s+/g, ' ');
    expect(said).toMatch(/files will be made in packages\/orders\. Changed are: - package\.json: gets /);
    expect(said).toContain('Preview');
    expect(said).toMatch(/Next: cd packages\/orders npm install npm test /);
    const repeat = /mtls-pop (add packages\/orders .* --yes)/.exec(said)?.[1] ?? '';

    for (const args of [['add', '--package', 'orders', ...asOptions], repeat.split(' ')]) {
      const other = workspace();
      const outcome = await tool(args, { cwd: other });
      expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
      expect(withoutGit(other)).toEqual(withoutGit(root));
    }
  });
});

describe.each(dialogue.map(([label], asked) => ({ label, asked })))(
  'Ctrl-C at $label of add',
  { timeout: 120_000 },
  ({ label, asked }) => {
    it('ends with 130, nothing written, and the cursor back', async ({ skip }) => {
      skip(noTerminal !== undefined, noTerminal);
      const root = workspace();
      const before = treeOf(root);
      const terminal = new Terminal(['add'], { cwd: root, columns: 80, rows: 40 });
      for (const [answered, , ...keys] of dialogue.slice(0, asked)) {
        await terminal.shows(`? ${answered} ›`);
        terminal.type(...keys);
      }
      await terminal.shows(`? ${label} ›`);
      terminal.type('C-c');
      expect(await terminal.shows('exit 130')).toContain('Interrupted. The target is as it was.');
      expect(treeOf(root)).toEqual(before);
      expect(terminal.cursorVisible).toBe(true);
    });
  },
);

describe('the questions of add in C#', { timeout: 120_000 }, () => {
  it('begin with the language where there are two, and leave out what the solution tells', async ({
    skip,
  }) => {
    skip(noTerminal !== undefined, noTerminal);
    const root = repoWith({ ...typeScriptFiles, ...csharpFiles });
    const args = ['add', '--flow', 'vanilla', '--auth', 'confidential-client'];
    const terminal = new Terminal(args, { cwd: root, columns: 80, rows: 40 });
    await terminal.shows('? language ›');
    terminal.type('Down', 'Enter');
    expect(await terminal.shows('? resource ›')).toContain('A solution of 2 projects');
    terminal.type('Enter');
    await terminal.shows('? name ›');
    terminal.type('Enter');
    expect(await terminal.shows('? then ›')).toContain('Restore, build and run the tests');
    terminal.type('Up', 'Enter');
    const screen = await terminal.shows('exit 0');
    expect(screen).toContain('in the current folder, with guidance');
    expect(changed(root)).toContain(' M src/Orders.Api/Orders.Api.csproj');
  });
});

/** Without what git and the record for undo keep of the moment. */
function withoutGit(root: string): Record<string, string> {
  const shown = Object.entries(treeOf(root)).filter(
    ([name]) => !name.split('/').some((part) => ['.git', '.mtls-pop.undo'].includes(part)),
  );
  return Object.fromEntries(shown);
}
