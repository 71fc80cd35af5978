import { spawnSync } from 'node:child_process';
import path from 'node:path';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { lockFileName } from '../lock/entry.js';
import type { Change, Plan } from '../plan.js';
import { temporaryFolder, tree, write } from '../testing/temporary-folder.js';
import { planDiff } from './diff.js';
import { planDocument } from './document.js';
import { planSummary } from './summary.js';

const changes: readonly Change[] = [
  { action: 'create', path: lockFileName, after: '{}\n', reason: 'new' },
  {
    action: 'modify',
    path: 'README.md',
    seen: '',
    before: 'one\ntwo\nthree',
    after: 'one\n2\nthree\n',
    reason: 'overwritten',
  },
  { action: 'create', path: 'src/lib/deep/a.ts', after: 'a\n', reason: 'new' },
  { action: 'delete', path: 'src/lib/old.ts', seen: '', before: 'old\n', reason: 'no longer generated' },
  { action: 'keep', path: 'src/main.ts', seen: '', reason: 'identical' },
  { action: 'create', path: 'src/no-end', after: 'no line break', reason: 'new' },
  {
    action: 'conflict',
    path: 'z.ts',
    seen: '',
    before: 'ours\n',
    after: '<<<<<<<\n',
    reason: 'edited on both sides',
  },
];
const plan: Plan = {
  command: 'update',
  root: path.resolve('/work/svc'),
  guidance: '2.0.0',
  flows: [
    {
      name: 'svc',
      language: 'typescript',
      flow: 'vanilla',
      auth: 'confidential-client',
      identity: null,
      finalToken: 'mtls-pop',
    },
  ],
  changes,
};

describe('planSummary', () => {
  it('shows the tree of changes, folders first, and counts them', () => {
    expect(planSummary({ ...plan, command: 'new' }, { label: 'svc' })).toBe(
      [
        'svc/',
        '    src/',
        '      lib/',
        '        deep/',
        '        + a.ts',
        '      - old.ts  no longer generated',
        '    = main.ts  identical',
        '    + no-end',
        '  + .mtls-pop.lock',
        '  ~ README.md  overwritten',
        '  ! z.ts  edited on both sides',
        '',
        'Files: 3 to create, 1 to modify, 1 to delete, 1 in conflict, 1 to keep as they are.',
      ].join('\n'),
    );
  });

  it('only counts what an update leaves as it is', () => {
    const shown = planSummary(plan);
    expect(shown).not.toContain('main.ts');
    expect(shown).toContain('1 to keep as they are');
  });

  it('is painted with the palette that it is given, and says the same', () => {
    const painted = planSummary(plan, { label: 'svc', palette: picocolors.createColors(true) });
    expect(painted).toContain('\u001b[32m+ a.ts');
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(planSummary(plan, { label: 'svc' }));
  });

  it('cannot be made to act on a terminal by a name', () => {
    expect(planSummary({ ...plan, changes: [] }, { label: 'a\u001b[2Jb' })).toBe(
      'a\\u{1b}[2Jb/\n\nNothing to do.',
    );
  });
});

describe('planDiff', () => {
  it('is what git applies to come from the target to the plan', async ({ skip }) => {
    if (spawnSync('git', ['--version']).status !== 0) skip('git is not installed');
    const folder = temporaryFolder();
    const before = {
      'README.md': 'one\ntwo\nthree',
      'src/lib/old.ts': 'old\n',
      'src/main.ts': 'main\n',
      'z.ts': 'ours\n',
    };
    write(folder, before);
    const { status, stderr } = spawnSync('git', ['apply', '-'], {
      cwd: folder,
      input: await planDiff(plan),
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const files = Object.entries(tree(folder)).filter(([name]) => !name.endsWith('/'));
    expect(Object.fromEntries(files)).toEqual({
      'README.md': 'one\n2\nthree\n',
      'src/lib/deep/a.ts': 'a\n',
      'src/main.ts': 'main\n',
      'src/no-end': 'no line break',
      'z.ts': '<<<<<<<\n',
    });
  });

  it('only mentions what is not for people to read', async () => {
    const binary: Change = {
      action: 'modify',
      path: 'b',
      seen: '',
      before: '\ufffd\0',
      after: 'text\n',
      reason: '',
    };
    const diff = await planDiff({ ...plan, changes: [...changes.slice(0, 1), binary] });
    expect(diff).toBe('Not shown: /dev/null b/.mtls-pop.lock\nNot shown: a/b b/b\n');
  });

  it('is empty where nothing changes', async () => {
    expect(await planDiff({ ...plan, changes: changes.filter(({ action }) => action === 'keep') })).toBe('');
  });

  it('is painted with the palette that it is given, and says the same', async () => {
    const painted = await planDiff(plan, picocolors.createColors(true));
    expect(painted).toContain('\u001b[31m-two\u001b[39m');
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(await planDiff(plan));
  });
});

describe('planDocument', () => {
  it('is the document of the command line’s contract', () => {
    expect(JSON.parse(JSON.stringify(planDocument(plan, false)))).toEqual({
      command: 'update',
      guidance: '2.0.0',
      flows: plan.flows,
      changes: changes.map(({ path: name, action, reason }) => ({ path: name, action, reason })),
      applied: false,
      summary: { create: 3, modify: 1, delete: 1, conflict: 1, keep: 1 },
    });
    expect(planDocument(plan, true).applied).toBe(true);
  });
});
