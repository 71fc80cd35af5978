import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/terminal/text.js';
import { questions } from '../../src/scenario/questions.js';
import { Terminal, noTerminal } from './terminal.js';
import { tool, treeOf, workFolder } from './tool.js';

const id =
  '/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourceGroups/orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders';

/** A FIC flow that is asked everything: the label of each question, and the keys that answer it. */
const dialogue: readonly [label: string, ...keys: string[]][] = [
  ['language', 'Enter'],
  ['flow', 'Down', 'Enter'],
  ['auth', 'Up', 'Enter'],
  ['identity', 'Down', 'Down', 'Enter'],
  ['identity-value', id, 'Enter'],
  ['final-token', 'Down', 'Enter'],
  ['resource', 'Enter'],
  ['name', 'Enter'],
  ['test-runner', 'Enter'],
  ['then', 'Up', 'Enter'],
];

/** The same as options; the other answers are the defaults. */
const asOptions = [
  '--flow',
  'fic',
  '--auth',
  'managed-identity',
  '--identity',
  'user-assigned-resource-id',
].concat('--identity-value', id, '--final-token', 'bearer');

/** The label of each question, what else stands there, and the keys that answer it. */
const csharpDialogue: readonly [label: string, text: string, ...keys: string[]][] = [
  ['language', 'C#', 'Down', 'Enter'],
  ['flow', 'FIC two-leg', 'Enter'],
  ['auth', 'Managed identity', 'Up', 'Enter'],
  ['identity', 'SAMI', 'Enter'],
  ['resource', 'graph.microsoft.com', 'Enter'],
  ['key-attestation', 'KeyAttestation', 'Down', 'Enter'],
  ['min-key-strength', 'KeyGuard', 'Down', 'Enter'],
  ['name', 'OrdersApi', 'Enter'],
  ['test-runner', 'Microsoft.Testing.Platform', 'Down', 'Enter'],
  ['then', 'Restore', 'Up', 'Enter'],
];

const asCSharpOptions = ['--language', 'csharp', '--flow', 'vanilla', '--auth', 'managed-identity'].concat(
  ['--identity', 'system-assigned', '--test-runner', 'nunit'],
  ['--key-attestation', 'yes', '--min-key-strength', 'keyguard'],
);

describe.each([
  { columns: 80, env: {} },
  { columns: 80, env: { NO_COLOR: '1' } },
  { columns: 40, env: {} },
  { columns: 40, env: { NO_COLOR: '1' } },
])('the questions in $columns columns, with $env', ({ columns, env }) => {
  it('are whole words, in order, and make what the options make', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const cwd = workFolder();
    const terminal = new Terminal(['new', 'svc'], { cwd, columns, rows: 30, env });
    for (const [label, ...keys] of dialogue) {
      const screen = await terminal.shows(`? ${label} ›`);
      const question = questions.find(({ flag }) => flag === `--${label}`);
      if (question !== undefined) {
        expect(screen).toContain(wrap(question.message, columns));
        expect(screen).toContain(wrap(question.teach, columns));
      }
      expect(terminal.screen({ colors: true }).includes('\u001b[')).toBe(env.NO_COLOR === undefined);
      terminal.type(...keys);
    }
    await terminal.shows('exit 0');
    expect(terminal.transcript()).toContain('Preview');
    const other = workFolder();
    await tool(['new', 'svc', ...asOptions, '--yes'], { cwd: other });
    expect(treeOf(path.join(cwd, 'svc'))).toEqual(treeOf(path.join(other, 'svc')));
  });

  it('tell what is wrong with an answer in whole words, and take it corrected', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const args = [
      'new',
      'svc',
      '--language',
      'csharp',
      '--flow',
      'vanilla',
      '--auth',
      'managed-identity',
      '--identity',
      'user-assigned-client-id',
    ];
    const terminal = new Terminal(args, { cwd: workFolder(), columns, rows: 30, env });
    const before = await terminal.shows('? identity-value ›');
    terminal.type('no guid', 'Enter');
    const wrong = await terminal.shows('"no guid"');
    for (const line of wrong.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    terminal.type(...Array.from('no guid', () => 'BSpace'), '6325cd32-9911-41f3-819c-416cdf9104e7', 'Enter');
    const after = await terminal.shows('? resource ›');
    // What stood above the question still does, and nothing of the error is left.
    const heading = before.slice(0, before.indexOf('? identity-value')).trim();
    expect(after).toContain(heading);
    expect(after).not.toContain('no guid');
    expect(after).not.toContain('00000000-0000');
  });
});

describe('the questions of C#', () => {
  it('name what its people know, ask about the key, and make what the options make', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const cwd = workFolder();
    const terminal = new Terminal(['new', 'orders-api'], { cwd, columns: 80, rows: 30 });
    for (const [label, text, ...keys] of csharpDialogue) {
      expect(await terminal.shows(`? ${label} ›`)).toContain(text);
      terminal.type(...keys);
    }
    await terminal.shows('exit 0');
    const other = workFolder();
    await tool(['new', 'orders-api', ...asCSharpOptions, '--yes'], { cwd: other });
    expect(treeOf(path.join(cwd, 'orders-api'))).toEqual(treeOf(path.join(other, 'orders-api')));
  });

  it('end at the first one where the name that was given is none of C#, with one that is', async ({
    skip,
  }) => {
    skip(noTerminal !== undefined, noTerminal);
    const cwd = workFolder();
    const terminal = new Terminal(['new', '--name', 'orders-api'], { cwd, columns: 80, rows: 30 });
    await terminal.shows('? language ›');
    terminal.type('Down', 'Enter');
    expect(await terminal.shows('exit 2')).toContain('--name OrdersApi');
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
  });
});

describe.each(dialogue.map(([label], asked) => ({ label, asked })))(
  'Ctrl-C at $label',
  ({ label, asked }) => {
    it('ends with 130, nothing written, and the cursor back', async ({ skip }) => {
      skip(noTerminal !== undefined, noTerminal);
      const cwd = workFolder();
      const terminal = new Terminal(['new', 'svc'], { cwd, columns: 80, rows: 30 });
      for (const [answered, ...keys] of dialogue.slice(0, asked)) {
        await terminal.shows(`? ${answered} ›`);
        terminal.type(...keys);
      }
      await terminal.shows(`? ${label} ›`);
      terminal.type('C-c');
      const screen = await terminal.shows('exit 130');
      expect(screen).toContain('Interrupted. The target is as it was.');
      expect(treeOf(cwd)).toEqual({ '/': 'folder' });
      expect(terminal.cursorVisible).toBe(true);
    });
  },
);

describe('in a terminal', () => {
  it('Escape ends the questions as Ctrl-C does', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const cwd = workFolder();
    const terminal = new Terminal(['new', 'svc'], { cwd, columns: 80, rows: 30 });
    await terminal.shows('? language ›');
    terminal.type('Escape');
    await terminal.shows('exit 130');
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
  });

  it('--yes asks nothing', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const cwd = workFolder();
    const args = ['new', 'svc', '--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];
    const terminal = new Terminal(args, { cwd, columns: 80, rows: 30 });
    expect(await terminal.shows('exit 0')).toContain('✓');
  });

  it('help stays within the columns', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const terminal = new Terminal(['--help'], { cwd: workFolder(), columns: 60, rows: 50 });
    const screen = await terminal.shows('exit 0');
    expect(screen).toContain('Usage: mtls-pop');
    expect(terminal.transcript()).toContain(screen.trim().split('\n').slice(0, 10).join('\n'));
  });
});
