import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../../errors/errors.js';
import type { FileEdit } from '../../edit/file-edit.js';
import type { Placement } from '../../layout/placement.js';
import { pristineText } from '../lock/pristine.js';
import { resolveListed } from '../project/listed-flows.js';
import { readProject } from '../project/read-project.js';
import { packOf } from '../project/pack-of.js';
import { addedFlow as flow, flow as unplacedFlow } from '../testing/fixtures.js';
import { temporaryFolder, tree, write } from '../testing/temporary-folder.js';
import { sha256 } from '../paths/sha256.js';
import type { Plan } from '../plan.js';
import type { Git } from './git.js';
import { planAdd, type AddOptions, type AddPlan } from './plan-add.js';

/** Adds a line to a file, unless it is there. */
const adds = (file: string, line: string, reason = `gets ${line}`): FileEdit => ({
  path: file,
  reason,
  contribution: { lines: [line] },
  apply: (text = '') => (text.includes(line) ? text : `${text}${line}\n`),
});

const placement = (files: Readonly<Record<string, string>>, edits: FileEdit[] = []): Placement => ({
  files: Object.entries(files).map(([each, text]) => ({ path: each, text, rules: [] })),
  edits,
  notes: [],
});

/** Writes what a plan says, without the care of a transaction. */
function carryOut({ root, changes }: Plan): void {
  for (const change of changes) if ('after' in change) write(root, { [change.path]: change.after });
}

/** A repository in which these files have changes that are not committed. */
const repository = (...dirty: string[]): Git => ({
  changed: (_root, paths) => Promise.resolve(paths.filter((each) => dirty.includes(each))),
  renamed: () => Promise.resolve(new Map()),
});

function plan(root: string, options: Partial<AddOptions>): Promise<AddPlan> {
  return planAdd({
    root,
    placement: placement({}),
    flow: flow('graph'),
    guidance: '2.0.0',
    git: repository(),
    ...options,
  });
}

async function projectIn(root: string): Promise<NonNullable<AddOptions['project']>> {
  const project = await readProject(root);
  if (project === undefined) throw new Error('nothing was generated');
  return { ...project, flows: resolveListed(project.listed, await packOf(project, undefined, root)) };
}

async function refusal(planned: Promise<unknown>): Promise<Problem> {
  const error = await planned.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw new Error(`not refused: ${String(error)}`);
}

const actions = ({ plan: { changes } }: AddPlan): Record<string, string> =>
  Object.fromEntries(changes.map(({ path: each, action }) => [each, action]));

describe('planAdd', () => {
  it('creates files of ours, edits those of others, and records both', async () => {
    const root = temporaryFolder();
    write(root, { 'package.json': '{}\r\n', 'tsconfig.json': 'node\n' });
    const made = await plan(root, {
      placement: placement({ 'src/mtls-pop/a.ts': 'a\n' }, [
        adds('package.json', 'jose'),
        adds('tsconfig.json', 'node'),
        adds('.env.example', 'X='),
      ]),
    });
    expect(actions(made)).toEqual({
      '.env.example': 'create',
      '.mtls-pop.lock': 'create',
      '.mtls-pop.yaml': 'create',
      'package.json': 'modify',
      'src/mtls-pop/a.ts': 'create',
      'tsconfig.json': 'keep',
    });
    carryOut(made.plan);
    expect(readFileSync(path.join(root, 'package.json'), 'utf8')).toBe('{}\r\njose\n');
    const { lock, flows } = await projectIn(root);
    expect(lock.entries.map(pristineText)).toEqual(['a\n']);
    expect(lock.contributions.map((each) => each.path)).toEqual([
      '.env.example',
      'package.json',
      'tsconfig.json',
    ]);
    expect(flows).toMatchObject([
      { name: 'graph', place: flow('graph').place, scenario: flow('graph').scenario },
    ]);
  });

  it('leaves a file of an earlier flow where its owner has moved it, and imports it from there', async () => {
    const root = temporaryFolder();
    const first = { 'src/mtls-pop/a.ts': 'export const a = 1;\n' };
    carryOut((await plan(root, { placement: placement(first) })).plan);
    rmSync(path.join(root, 'src/mtls-pop/a.ts'));
    write(root, { 'lib/a.ts': first['src/mtls-pop/a.ts'] });
    const answers = readFileSync(path.join(root, '.mtls-pop.yaml'), 'utf8');
    const moved = answers.replace('flows:', 'moved:\n  "src/mtls-pop/a.ts": "lib/a.ts"\nflows:');
    write(root, { '.mtls-pop.yaml': moved });
    const second = { 'src/mtls-pop/b.ts': "export { a } from './a.js';\n" };
    const made = await plan(root, {
      flow: flow('orders'),
      placement: placement({ ...first, ...second }),
      project: await projectIn(root),
    });
    carryOut(made.plan);
    expect(readFileSync(path.join(root, 'src/mtls-pop/b.ts'), 'utf8')).toBe(
      "export { a } from '../../lib/a.js';\n",
    );
    expect(Object.keys(tree(root))).not.toContain('src/mtls-pop/a.ts');
    const project = await projectIn(root);
    expect(project.moved).toEqual(new Map([['src/mtls-pop/a.ts', 'lib/a.ts']]));
    expect(project.lock.entries.map(pristineText)).toEqual([
      ...Object.values(first),
      ...Object.values(second),
    ]);
  });

  it('makes several edits of one file one change', async () => {
    const root = temporaryFolder();
    write(root, { 'src/app.ts': 'app\n' });
    const made = await plan(root, {
      placement: placement({}, [adds('src/app.ts', 'one')]),
      wiring: [adds('src/app.ts', 'two')],
    });
    const change = made.plan.changes.find((each) => each.path === 'src/app.ts');
    expect(change).toMatchObject({
      action: 'modify',
      after: 'app\none\ntwo\n',
      reason: 'gets one, gets two',
    });
  });

  it('leaves what was written for an earlier flow as it is, whatever has become of it', async () => {
    const root = temporaryFolder();
    write(root, { 'package.json': '{}\n' });
    const files = { 'src/mtls-pop/a.ts': 'a\n', 'src/mtls-pop/b.ts': 'b\n', 'src/mtls-pop/c.ts': 'c\n' };
    const edits = [adds('package.json', 'jose')];
    carryOut((await plan(root, { placement: placement(files, edits) })).plan);
    write(root, { 'src/mtls-pop/b.ts': 'edited by its owner\n' });
    const yaml = path.join(root, '.mtls-pop.yaml');
    writeFileSync(yaml, `# mine\n${readFileSync(yaml, 'utf8')}`);
    const before = tree(root);

    const later = { 'src/mtls-pop/orders/config.ts': 'o\n' };
    const made = await plan(root, {
      flow: flow('orders'),
      project: await projectIn(root),
      placement: placement({ ...files, 'src/mtls-pop/c.ts': 'c, of a newer tool\n', ...later }, edits),
    });
    expect(actions(made)).toEqual({
      '.mtls-pop.lock': 'modify',
      '.mtls-pop.yaml': 'modify',
      'package.json': 'keep',
      'src/mtls-pop/a.ts': 'keep',
      'src/mtls-pop/b.ts': 'keep',
      'src/mtls-pop/c.ts': 'keep',
      'src/mtls-pop/orders/config.ts': 'create',
    });
    carryOut(made.plan);
    const after = tree(root);
    for (const name of ['package.json', ...Object.keys(files)]) expect(after[name]).toBe(before[name]);
    expect(after['.mtls-pop.yaml']?.startsWith(before['.mtls-pop.yaml'] ?? '-')).toBe(true);
    const { flows, lock } = await projectIn(root);
    expect(flows.map(({ name }) => name)).toEqual(['graph', 'orders']);
    expect(lock.entries.map(pristineText)).toEqual(['a\n', 'b\n', 'c\n', 'o\n']);
  });

  it('names every file that is in the way, and the flag that leads past them', async () => {
    const root = temporaryFolder();
    write(root, { 'src/mtls-pop/a.ts': 'theirs\n', 'src/mtls-pop/b.ts': 'theirs\n' });
    const before = tree(root);
    const problem = await refusal(
      plan(root, { placement: placement({ 'src/mtls-pop/a.ts': 'a', 'src/mtls-pop/b.ts': 'b' }) }),
    );
    expect(problem).toMatchObject({ code: 'would-overwrite', exitCode: ExitCode.refused });
    expect(problem.message).toContain('src/mtls-pop/a.ts');
    expect(problem.message).toContain('src/mtls-pop/b.ts');
    expect(problem.next).toContain('--folder');
    expect(tree(root)).toEqual(before);
  });

  it('takes a file of a project that is all ours for no file of an added flow', async () => {
    const root = temporaryFolder();
    carryOut(
      (
        await plan(root, {
          flow: unplacedFlow({ name: 'svc' }),
          placement: placement({ 'src/mtls-pop/a.ts': 'new' }),
        })
      ).plan,
    );
    const project = await projectIn(root);
    const added = plan(root, { project, placement: placement({ 'src/mtls-pop/a.ts': 'added' }) });
    expect((await refusal(added)).code).toBe('would-overwrite');
  });

  it('refuses a file to be edited that has changes which are not committed, unless it may be dirty', async () => {
    const root = temporaryFolder();
    write(root, { 'package.json': '{}\n', 'tsconfig.json': 'node\n' });
    const edits = placement({}, [adds('package.json', 'jose'), adds('tsconfig.json', 'node')]);
    const git = repository('package.json', 'tsconfig.json');
    const problem = await refusal(plan(root, { placement: edits, git }));
    expect(problem).toMatchObject({ code: 'uncommitted-changes', exitCode: ExitCode.refused });
    expect(problem.message).toContain('package.json');
    // Nothing has to be added to it.
    expect(problem.message).not.toContain('tsconfig.json');
    expect(problem.next).toContain('--allow-dirty');
    await expect(plan(root, { placement: edits, git, allowDirty: true })).resolves.toMatchObject({
      versioned: true,
    });
  });

  it('edits a file whose changes are all ours, and keeps in mind that they still are', async () => {
    const root = temporaryFolder();
    write(root, { 'package.json': '{}\n', 'tsconfig.json': '{}\n' });
    const edits = placement({}, [adds('package.json', 'jose'), adds('tsconfig.json', 'node')]);
    const ours = { placement: edits, git: repository('package.json'), isOurs: isJson };
    function isJson(name: string, hash: string): boolean {
      return name === 'package.json' && hash === sha256('{}\n');
    }
    const { changes } = (await plan(root, ours)).plan;
    const modified = changes.filter(({ action }) => action === 'modify');
    expect(modified).toMatchObject([
      { path: 'package.json', onlyOurs: true },
      { path: 'tsconfig.json', onlyOurs: true },
    ]);
    write(root, { 'package.json': '{ }\n' });
    expect((await refusal(plan(root, ours))).code).toBe('uncommitted-changes');
    const allowed = (await plan(root, { ...ours, allowDirty: true })).plan.changes;
    expect(allowed.find(({ path: name }) => name === 'package.json')).not.toHaveProperty('onlyOurs');
  });

  it('knows whether git keeps what was there', async () => {
    const git: Git = {
      changed: () => Promise.resolve(undefined),
      renamed: () => Promise.resolve(undefined),
    };
    expect((await plan(temporaryFolder(), { git })).versioned).toBe(false);
  });

  it.each<{ what: string; code: string; arrange: (root: string) => void }>([
    {
      what: 'merge markers in a file to be edited',
      code: 'merge-markers',
      arrange: (root) => {
        write(root, { 'package.json': '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> other\n}\n' });
      },
    },
    {
      what: 'a file to be edited that is not UTF-8',
      code: 'not-utf8',
      arrange: (root) => {
        writeFileSync(path.join(root, 'package.json'), Buffer.from([0xff, 0xfe, 0x7b, 0]));
      },
    },
    {
      what: 'a read-only file to be edited',
      code: 'read-only',
      arrange: (root) => {
        write(root, { 'package.json': '{}\n' });
        chmodSync(path.join(root, 'package.json'), 0o444);
      },
    },
    {
      what: 'a submodule on the way',
      code: 'in-submodule',
      arrange: (root) => {
        write(root, { 'package.json': '{}\n', 'src/.git': 'gitdir: ../.git/modules/src\n' });
      },
    },
    {
      what: 'a symlinked folder on the way',
      code: 'link-in-the-way',
      arrange: (root) => {
        write(root, { 'package.json': '{}\n', 'elsewhere/x': '' });
        symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'src'), 'junction');
      },
    },
    {
      what: 'a folder that differs only in case',
      code: 'path-clash',
      arrange: (root) => {
        write(root, { 'package.json': '{}\n' });
        mkdirSync(path.join(root, 'Src'));
      },
    },
    {
      what: 'a folder where a file has to be edited',
      code: 'not-a-file',
      arrange: (root) => {
        mkdirSync(path.join(root, 'package.json'));
      },
    },
  ])('refuses $what, and leaves the repo as it is', async ({ code, arrange }) => {
    const root = temporaryFolder();
    arrange(root);
    const before = tree(root);
    const problem = await refusal(
      plan(root, { placement: placement({ 'src/mtls-pop/a.ts': 'a' }, [adds('package.json', 'jose')]) }),
    );
    expect(problem).toMatchObject({ code, exitCode: ExitCode.refused });
    expect(tree(root)).toEqual(before);
  });

  it.each(['../x.ts', '.git/hooks/pre-commit', '/etc/x', 'a\\b.ts'])('writes nothing to %s', async (each) => {
    expect((await refusal(plan(temporaryFolder(), { placement: placement({ [each]: '' }) }))).code).toBe(
      'unsafe-path',
    );
  });
});
