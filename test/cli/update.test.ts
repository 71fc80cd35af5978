import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parts } from '../update/support/parts.js';
import { TestProject, type Language } from '../update/support/project.js';
import { git, commit } from './repos.js';
import { errorOf, tool, treeOf, workFolder, write, type Outcome } from './tool.js';

// What an update makes of files is held in memory, in test/update: here is how the command tells it and ends.

const { file, edited: changed, stays } = parts.typescript;

/** A project as `new` makes it. */
async function project(guidance: string, language: Language = 'typescript'): Promise<string> {
  const root = path.join(workFolder(), 'project');
  write(root, (await TestProject.made(language, guidance)).files());
  return root;
}

function ok(outcome: Outcome, code = 0): Outcome {
  expect(outcome.code, outcome.stderr + outcome.stdout).toBe(code);
  return outcome;
}

const update = (root: string, ...args: string[]): Promise<Outcome> => tool(['update', root, ...args]);

/** Everything but what `undo` needs. */
const files = (root: string): Record<string, string> =>
  Object.fromEntries(Object.entries(treeOf(root)).filter(([name]) => !name.startsWith('.mtls-pop.undo')));

const read = (root: string, name: string): string => readFileSync(path.join(root, name), 'utf8');

function edit(root: string, name: string, change: (text: string) => string): void {
  const text = read(root, name);
  const edited = change(text);
  expect(edited, `the edit of ${name}`).not.toBe(text);
  writeFileSync(path.join(root, name), edited);
}

interface Document {
  readonly changes: readonly { path: string; action: string; reason: string }[];
  readonly summary: Record<string, number>;
  readonly conflicts: readonly { path: string; line: number; where: string; because?: string }[];
  readonly notes: readonly string[];
  readonly reasons: readonly { what: string; rules: string[]; paths: string[] }[];
  readonly applied: boolean;
}

const documentOf = ({ stdout }: Outcome): Document => JSON.parse(stdout) as Document;

describe('update', () => {
  it('changes nothing the second time, not even a time stamp', async () => {
    const root = await project('1.0.0');
    ok(await update(root));
    const stamps = (): number[] =>
      Object.keys(files(root)).map((name) => statSync(path.join(root, name)).mtimeMs);
    const before = stamps();
    const { summary, changes } = documentOf(ok(await update(root, '--json')));
    expect(changes.map(({ action }) => action)).toEqual(changes.map(() => 'keep'));
    expect(summary).toMatchObject({ create: 0, modify: 0, delete: 0, conflict: 0 });
    expect(stamps()).toEqual(before);
  });

  it('leaves markers where both want something else, ends with 3, and does not run over them', async () => {
    const root = await project('1.0.0');
    edit(root, file, (text) => text.replace(changed[0], changed[1]));
    const mine = read(root, file);
    const before = files(root);
    const rejected = ok(await update(root, '--conflict', 'reject', '--json'), 3);
    expect(errorOf(rejected).code).toBe('conflicts');
    expect(errorOf(rejected).message).toContain(file);
    expect(files(root)).toEqual(before);

    const outcome = ok(await update(root, '--json'), 3);
    const { conflicts, changes } = documentOf(outcome);
    expect(conflicts.map((conflict) => conflict.path)).toEqual([file]);
    expect(conflicts[0]?.where).not.toBe('');
    expect(conflicts[0]?.because).toMatch(/^MTLS\d{3}/);
    expect(changes.find((change) => change.path === file)?.action).toBe('conflict');
    const text = read(root, file);
    expect(text.split('\n')[(conflicts[0]?.line ?? 0) - 1]).toMatch(/^<{7} yours/);
    expect(text).toMatch(/^>{7} guidance 2\.0\.0.*MTLS\d{3}/m);
    expect(text).toContain(changed[1]);

    const refused = ok(await update(root, '--json'), 5);
    expect(errorOf(refused).code).toBe('markers-left');
    expect(errorOf(refused).message).toContain(file);
    const check = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(check.stdout)).toMatchObject({
      projects: [{ state: 'broken', broken: [{ path: file }] }],
    });

    ok(await tool(['undo', root]));
    expect(read(root, file)).toBe(mine);
    ok(await update(root, '--conflict', 'ours'));
    expect(read(root, file)).toContain(changed[1]);
    expect(read(root, file)).not.toContain('<<<<<<<');
  });

  it('says with check what it would find: 4 where that is something, and writes nothing', async () => {
    const root = await project('1.0.0');
    const before = files(root);
    const outdated = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(outdated.stdout)).toMatchObject({
      projects: [{ state: 'outdated', guidance: '1.0.0', target: '2.0.0', drifted: [] }],
    });
    expect(files(root)).toEqual(before);
    ok(await update(root));
    edit(root, stays, (text) => `${text}\n// Mine.\n`);
    const drifted = ok(await tool(['check', root, '--json']));
    expect(JSON.parse(drifted.stdout)).toMatchObject({ projects: [{ state: 'drifted', drifted: [stays] }] });
    edit(root, stays, (text) => `${text}\nclass {{{\n`);
    const broken = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(broken.stdout)).toMatchObject({ projects: [{ state: 'broken' }] });
  });
  it('refuses a lock file that was damaged, cut off or lost, and rebuilds it with --adopt', async () => {
    const root = await project('1.0.0');
    const lock = read(root, '.mtls-pop.lock');
    write(root, { '.mtls-pop.lock': lock.slice(0, 5000) });
    const damaged = ok(await update(root, '--json'), 2);
    expect(errorOf(damaged)).toMatchObject({ code: 'lock-invalid' });
    expect(errorOf(damaged).next).toContain('update --adopt');
    rmSync(path.join(root, '.mtls-pop.lock'));
    expect(errorOf(ok(await update(root, '--json'), 2)).next).toContain('update --adopt');
    ok(await update(root, '--adopt'));
    expect(read(root, '.mtls-pop.lock')).toBe(lock);
    ok(await update(root));
    expect(files(root)).toEqual(files(await project('2.0.0')));
  });

  it('refuses files with changes that are not committed, unless it is told to go on', async () => {
    const root = await project('1.0.0');
    git(root, 'init', '--quiet');
    commit(root);
    edit(root, file, (text) => `${text}\n// Mine.\n`);
    const refused = errorOf(ok(await update(root, '--json'), 5));
    expect(refused).toMatchObject({ code: 'uncommitted-changes' });
    expect(refused.message).toContain(file);
    ok(await update(root, '--allow-dirty'));
    expect(read(root, file)).toMatch(/\n\/\/ Mine\.\n$/);
  });

  it('updates every project below a folder, each by itself', async () => {
    const top = workFolder();
    const [one, two, three] = ['a/one', 'b/two', 'three'].map((name) => path.join(top, name)) as [
      string,
      string,
      string,
    ];
    const typescript = await TestProject.made('typescript', '1.0.0');
    for (const root of [one, two]) write(root, typescript.files());
    write(three, (await TestProject.made('csharp', '1.0.0')).files());
    write(two, { '.mtls-pop.lock': 'x' });
    ok(await tool(['check', '--recursive', '--cwd', top]), 4);
    const outcome = ok(await tool(['update', '--recursive', '--json', '--cwd', top]), 2);
    const { projects } = JSON.parse(outcome.stdout) as {
      projects: { error?: { code: string }; applied?: boolean }[];
    };
    expect(projects.map(({ error, applied }) => error?.code ?? applied)).toEqual([
      true,
      'lock-invalid',
      true,
    ]);
    expect(files(one)).toEqual(files(await project('2.0.0')));
    expect(files(three)).toEqual(files(await project('2.0.0', 'csharp')));
  });

  it('shows in a dry run what a real one does, by the rules of the guidance', async () => {
    const root = await project('1.0.0');
    const before = files(root);
    const dry = ok(await update(root, '--dry-run'));
    expect(dry.stdout).toContain('MTLS008 A region is recommended, no longer required: ');
    expect(dry.stdout).toMatch(/Files: .*\d+ to modify/);
    expect(files(root)).toEqual(before);
    const planned = documentOf(ok(await update(root, '--dry-run', '--json')));
    const done = documentOf(ok(await update(root, '--json')));
    expect(done.changes).toEqual(planned.changes);
    expect([planned.applied, done.applied]).toEqual([false, true]);
  });
});
