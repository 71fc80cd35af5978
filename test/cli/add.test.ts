import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changed, commit, csharpFiles, repoWith, typeScriptFiles } from './repos.js';
import { errorOf, tool, treeOf, workFolder, write } from './tool.js';

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];
const fic = ['--flow', 'fic', '--auth', 'managed-identity', '--identity', 'system-assigned'].concat(
  '--final-token',
  'bearer',
  '--yes',
);

interface Document {
  command: string;
  applied: boolean;
  flows: { name: string; language: string }[];
  changes: { path: string; action: string; reason: string }[];
  summary: Record<string, number>;
}

const documentOf = (stdout: string): Document => JSON.parse(stdout) as Document;

/** Without the record for undo, which git does not see either. */
function tree(root: string): Record<string, string> {
  const shown = Object.entries(treeOf(root)).filter(([name]) => !/^\.(?:git|mtls-pop\.undo)\//.test(name));
  return Object.fromEntries(shown);
}

describe('mtls-pop add', { timeout: 120_000 }, () => {
  it('puts a flow into a package, changes what it names and nothing else, and undo gives back every byte', async () => {
    const root = repoWith(typeScriptFiles);
    const before = tree(root);
    const preview = await tool(['add', '--dry-run', '--json', ...vanilla], { cwd: root });
    expect(preview.code).toBe(0);
    expect(tree(root)).toEqual(before);

    const { code, stdout, stderr } = await tool(['add', '--json', ...vanilla], { cwd: root });
    expect(code).toBe(0);
    expect(stderr).toContain('A Fastify service in ES modules');
    const made = documentOf(stdout);
    expect(made).toMatchObject({ command: 'add', applied: true, flows: [{ name: 'graph' }] });
    expect(documentOf(preview.stdout).changes).toEqual(made.changes);
    const named = made.changes.flatMap(({ path: each, action }) =>
      action === 'create' ? [`?? ${each}`] : action === 'modify' ? [` M ${each}`] : [],
    );
    expect(changed(root)).toEqual(named.sort());
    expect(named.filter((each) => each.startsWith(' M'))).toEqual([' M package.json']);
    expect(readFileSync(path.join(root, 'src/mtls-pop/client.ts'), 'utf8')).toContain('createClient');

    const after = tree(root);
    expect((await tool(['undo'], { cwd: root })).code).toBe(0);
    expect(tree(root)).toEqual(before);
    expect((await tool(['undo', '--quiet'], { cwd: root })).stdout).toBe('');
    expect(tree(root)).toEqual(after);
  });

  it('does nothing where the flow is there already', async () => {
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    const before = treeOf(root);
    const again = await tool(['add', '--json', ...vanilla], { cwd: root });
    expect(again.code).toBe(0);
    expect(documentOf(again.stdout).summary).toMatchObject({ create: 0, modify: 0 });
    expect(again.stderr).toContain('there already');
    expect(treeOf(root)).toEqual(before);
  });

  it('puts several flows beside each other, wires them, and keeps the first as it was', async () => {
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    commit(root);
    const before = tree(root);
    const later = await tool(['add', ...fic, '--resource', 'api://contoso/orders', '--wire'], { cwd: root });
    expect({ code: later.code, stderr: later.stderr }).toEqual({ code: 0, stderr: '' });
    const edited = ['.mtls-pop.lock', '.mtls-pop.yaml', 'package.json', 'src/app.ts'];
    expect(changed(root).filter((each) => each.startsWith(' M'))).toEqual(edited.map((each) => ` M ${each}`));
    const after = tree(root);
    for (const [name, hash] of Object.entries(before))
      if (!edited.includes(name)) expect(after[name]).toBe(hash);
    expect(readFileSync(path.join(root, 'src/app.ts'), 'utf8')).toContain('./mtls-pop/orders/client.js');
    expect(readFileSync(path.join(root, '.mtls-pop.yaml'), 'utf8')).toMatch(/name: graph[^]*name: orders/);
  });

  it('adds one flow after the other without a commit between them, until somebody else has changed a file', async () => {
    const root = repoWith(typeScriptFiles);
    for (const resource of ['https://graph.microsoft.com', 'api://contoso/orders', 'api://contoso/stock']) {
      const { code, stderr } = await tool(['add', ...fic, '--resource', resource, '--wire'], { cwd: root });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    const text = readFileSync(path.join(root, 'src/app.ts'), 'utf8');
    write(root, { 'src/app.ts': `${text}// theirs\n` });
    const later = await tool(['add', ...vanilla, '--name', 'later', '--wire', '--json'], { cwd: root });
    expect(later.code).toBe(5);
    const error = errorOf(later);
    expect(error.code).toBe('uncommitted-changes');
    expect(error.message).toContain('src/app.ts');
    expect(error.message).not.toContain('package.json');
  });

  it('puts a flow into each language of one root', async () => {
    const root = repoWith({ ...typeScriptFiles, ...csharpFiles });
    const unsaid = await tool(['add', '--json', ...vanilla], { cwd: root });
    expect(unsaid.code).toBe(2);
    expect(errorOf(unsaid)).toMatchObject({
      code: 'missing-answers',
      message: expect.stringContaining('--language') as string,
    });
    for (const language of ['typescript', 'csharp']) {
      const { code, stderr } = await tool(['add', '--language', language, ...vanilla], { cwd: root });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    const text = readFileSync(path.join(root, '.mtls-pop.yaml'), 'utf8');
    expect(text.match(/name: graph/g)).toHaveLength(2);
    expect(tree(root)).toHaveProperty(['src/Orders.Api/MtlsPop/']);
    expect(tree(root)).toHaveProperty(['src/mtls-pop/']);
    const again = await tool(['add', '--language', 'typescript', '--json', ...vanilla], { cwd: root });
    expect(documentOf(again.stdout).summary).toMatchObject({ create: 0, modify: 0 });
  });

  it('works without git, and says that undo is the way back', async () => {
    const root = workFolder();
    write(root, typeScriptFiles);
    const before = tree(root);
    const { code, stdout } = await tool(['add', ...vanilla], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain('no git here, so this is the way back: mtls-pop undo');
    await tool(['undo'], { cwd: root });
    expect(tree(root)).toEqual(before);
  });

  it('prints the one command that repeats it', async () => {
    const root = repoWith(typeScriptFiles);
    const { stdout } = await tool(['add', ...fic, '--folder', 'src/auth', '--dry-run'], { cwd: root });
    expect(stdout).toContain('+ client.ts');
    const made = await tool(['add', ...fic, '--folder', './src/auth/'], { cwd: root });
    const line = made.stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
    expect(line).toContain('--folder ./src/auth/');
    const other = repoWith(typeScriptFiles);
    const again = await tool(line.split(' ').slice(1), { cwd: other });
    expect(again.code).toBe(0);
    expect(tree(other)).toEqual(tree(root));
  });

  it('adds to the package of a workspace that was named', async () => {
    const member = Object.fromEntries(
      Object.entries(typeScriptFiles).map(([name, text]) => [`packages/orders/${name}`, text]),
    );
    const root = repoWith({
      ...member,
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
      'package-lock.json': '{}\n',
    });
    const unsaid = await tool(['add', '--json', ...vanilla], { cwd: root });
    expect(unsaid.code).toBe(2);
    expect(errorOf(unsaid).code).toBe('choose-a-package');
    const unknown = await tool(['add', '--package', 'ordrs', '--json', ...vanilla], { cwd: root });
    expect(errorOf(unknown)).toMatchObject({
      code: 'package-unknown',
      next: 'Did you mean --package orders?',
    });
    const { code } = await tool(['add', '--package', 'orders', ...vanilla], { cwd: root });
    expect(code).toBe(0);
    expect(changed(root).every((each) => each.slice(3).startsWith('packages/orders/'))).toBe(true);
  });

  it('refuses a flow of a name that is taken, and another guidance than the project has', async () => {
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    commit(root);
    const before = treeOf(root);
    const taken = await tool(['add', ...fic, '--name', 'graph', '--json'], { cwd: root });
    expect(taken.code).toBe(2);
    expect(errorOf(taken)).toMatchObject({
      code: 'flow-exists',
      next: expect.stringContaining('--name') as string,
    });
    const other = await tool(['add', ...fic, '--name', 'x', '--guidance', '1.0.0', '--json'], { cwd: root });
    expect(other.code).toBe(2);
    expect(errorOf(other).code).toBe('guidance-differs');
    expect(treeOf(root)).toEqual(before);
  });

  it('has help that names every option', async () => {
    const { code, stdout } = await tool(['add', '--help']);
    expect(code).toBe(0);
    for (const option of [
      '--folder',
      '--test-folder',
      '--project',
      '--test-project',
      '--solution',
      '--package',
    ])
      expect(stdout).toContain(option);
    for (const option of ['--wire', '--allow-dirty', '--allow-major', '--verify', 'Examples:'])
      expect(stdout).toContain(option);
    expect(stdout).not.toContain('--force');
    expect((await tool(['undo', '--help'])).stdout).toContain('mtls-pop undo');
  });
});

describe('mtls-pop undo', { timeout: 120_000 }, () => {
  it('names what has changed since, and changes nothing', async () => {
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    write(root, { 'src/mtls-pop/client.ts': 'mine\n' });
    const before = treeOf(root);
    const outcome = await tool(['undo', '--json'], { cwd: root });
    expect(outcome.code).toBe(5);
    expect(errorOf(outcome)).toMatchObject({
      code: 'changed-since',
      message: expect.stringContaining('src/mtls-pop/client.ts') as string,
    });
    expect(treeOf(root)).toEqual(before);
  });

  it('shows in a dry run what it would do', async () => {
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    const before = treeOf(root);
    const { code, stdout } = await tool(['undo', '--dry-run', '--json'], { cwd: root });
    expect(code).toBe(0);
    expect(documentOf(stdout)).toMatchObject({ command: 'undo', applied: false, summary: { modify: 1 } });
    expect(treeOf(root)).toEqual(before);
  });

  it('takes back a new service', async () => {
    const cwd = workFolder();
    await tool(['new', 'svc', ...vanilla], { cwd });
    expect((await tool(['undo', 'svc'], { cwd })).code).toBe(0);
    expect(Object.keys(tree(path.join(cwd, 'svc'))).filter((name) => !name.endsWith('/'))).toEqual([]);
  });

  it('has nothing to do where nothing was done', async () => {
    const outcome = await tool(['undo', '--json'], { cwd: workFolder() });
    expect(outcome.code).toBe(5);
    expect(errorOf(outcome).code).toBe('nothing-to-undo');
    const root = repoWith(typeScriptFiles);
    await tool(['add', ...vanilla], { cwd: root });
    rmSync(path.join(root, '.mtls-pop.undo'), { recursive: true });
    expect(errorOf(await tool(['undo', '--json'], { cwd: root })).code).toBe('nothing-to-undo');
  });
});
