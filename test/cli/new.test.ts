import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin, tool, treeOf, workFolder, write } from './tool.js';

interface PlanDocument {
  command: string;
  guidance: string;
  flows: Record<string, unknown>[];
  changes: { path: string; action: string; reason: string }[];
  applied: boolean;
  summary: Record<string, number>;
}

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];

const planOf = (stdout: string): PlanDocument => JSON.parse(stdout) as PlanDocument;

describe('mtls-pop new', () => {
  it('makes a service and says what was made, what to type next, and how to make it again', async () => {
    const cwd = workFolder();
    const { code, stdout, stderr } = await tool(['new', 'my-service', ...vanilla], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/✓ \d+ files made in my-service, with guidance \d+\.\d+\.\d+\./);
    expect(stdout).toContain('Next:\n  cd my-service\n  npm install\n  npm test\n  npm run demo\n');
    expect(stdout).toMatch(/without questions:\n {2}mtls-pop new my-service --name my-service .* --yes\n$/);
    expect(readFileSync(path.join(cwd, 'my-service/.mtls-pop.yaml'), 'utf8')).toContain('name: my-service');
  });

  it('ends with the commands of .NET for a C# solution, and names no package manager', async () => {
    const cwd = workFolder();
    const { code, stdout, stderr } = await tool(
      ['new', 'orders', '--language', 'csharp', '--name', 'Contoso.Orders', ...vanilla],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      'Next:\n  cd orders\n  dotnet test\n  dotnet run --project demo/Contoso.Orders.Demo\n',
    );
    expect(stdout).not.toMatch(/npm|pnpm|yarn/);
    expect(existsSync(path.join(cwd, 'orders/demo/Contoso.Orders.Demo/Contoso.Orders.Demo.csproj'))).toBe(
      true,
    );
  });

  it.each([
    ['a TypeScript package', [], "it's a dir"],
    ['a C# solution', ['--language', 'csharp'], 'Contoso Orders'],
  ])('makes the same again with the command that it printed: %s', async (_, language, folder) => {
    const cwd = workFolder();
    const id =
      '/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourceGroups/a.(b)-ü/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders';
    const { stdout } = await tool(
      [
        'new',
        folder,
        ...language,
        '--flow',
        'fic',
        '--auth',
        'managed-identity',
        '--final-token',
        'bearer',
      ].concat(
        '--identity',
        'user-assigned-resource-id',
        '--identity-value',
        id,
        '--guidance',
        '1.1.0',
        '--yes',
      ),
      { cwd },
    );
    const first = treeOf(path.join(cwd, folder));
    const repeat = stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
    const again = workFolder();
    const line = repeat.replace(/^mtls-pop /, `"${process.execPath}" "${bin}" `);
    const shell = spawnSync(line, { shell: true, cwd: again, encoding: 'utf8' });
    expect({ code: shell.status, stderr: shell.stderr }).toEqual({ code: 0, stderr: '' });
    expect(treeOf(path.join(again, folder))).toEqual(first);
  });

  it('plans in a dry run what a real run does, and writes nothing', async () => {
    const cwd = workFolder();
    const preview = await tool(['new', 'svc', ...vanilla, '--dry-run', '--json'], { cwd });
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
    const real = await tool(['new', 'svc', ...vanilla, '--json'], { cwd });
    const [planned, applied] = [planOf(preview.stdout), planOf(real.stdout)];
    expect(planned).toEqual({ ...applied, applied: false });
    expect(applied).toMatchObject({
      command: 'new',
      applied: true,
      flows: [
        { name: 'svc', language: 'typescript', flow: 'vanilla', auth: 'confidential-client', identity: null },
      ],
    });
    const files = Object.keys(treeOf(path.join(cwd, 'svc'))).filter((name) => !name.endsWith('/'));
    expect(applied.changes.map((change) => change.path).sort()).toEqual(files.sort());
    expect(applied.summary['create']).toBe(files.length);
  });

  it('keeps stdout for the JSON document', async () => {
    const { stdout, stderr } = await tool(['new', 'svc', ...vanilla, '--json'], { cwd: workFolder() });
    expect(Object.keys(planOf(stdout))).toEqual([
      'command',
      'guidance',
      'flows',
      'changes',
      'applied',
      'summary',
    ]);
    expect(stderr).toContain('Next:');
  });

  it('prints a diff that makes the same files, and writes nothing', async () => {
    const cwd = workFolder();
    const { code, stdout } = await tool(['new', 'svc', ...vanilla, '--diff'], { cwd });
    expect({ code, tree: treeOf(cwd) }).toEqual({ code: 0, tree: { '/': 'folder' } });
    mkdirSync(path.join(cwd, 'patched'));
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: path.join(cwd, 'patched'),
      input: `${stdout.replaceAll(/^Not shown: .*\n/gm, '')}\n`,
    });
    await tool(['new', 'svc', ...vanilla], { cwd });
    const made = treeOf(path.join(cwd, 'svc'));
    delete made['.mtls-pop.lock'];
    expect(treeOf(path.join(cwd, 'patched'))).toEqual(made);
  });

  it('lists the files of a dry run as a tree', async () => {
    const { stdout } = await tool(['new', 'svc', ...vanilla, '--dry-run'], { cwd: workFolder() });
    expect(stdout).toMatch(/^svc\/\n +src\/\n +mtls-pop\/\n/);
    expect(stdout).toMatch(/Files: \d+ to create\.\n$/);
  });

  it('finds nothing to do where everything is there already', async () => {
    const cwd = workFolder();
    await tool(['new', 'svc', ...vanilla], { cwd });
    const before = treeOf(cwd);
    const { code, stdout } = await tool(['new', 'svc', ...vanilla], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to do');
    expect(treeOf(cwd)).toEqual(before);
  });

  it('overwrites with --force only', async () => {
    const cwd = workFolder();
    await tool(['new', 'svc', ...vanilla], { cwd });
    const made = treeOf(path.join(cwd, 'svc'));
    write(cwd, { 'svc/src/main.ts': 'mine\n', 'svc/other.txt': 'mine too\n' });
    const { code } = await tool(['new', 'svc', ...vanilla], { cwd });
    expect(code).toBe(5);
    const forced = await tool(['new', 'svc', ...vanilla, '--force'], { cwd });
    expect(forced.code).toBe(0);
    expect(forced.stdout).toMatch(/1 overwritten/);
    expect(treeOf(path.join(cwd, 'svc'))).toMatchObject(made);
    expect(readFileSync(path.join(cwd, 'svc/other.txt'), 'utf8')).toBe('mine too\n');
  });

  it.each([
    ['answers.yaml', 'flow: fic\nauth: managed-identity\nidentity: system-assigned\nfinalToken: bearer\n'],
    [
      'answers.json',
      '{"flow":"fic","auth":"managed-identity","identity":"system-assigned","finalToken":"bearer"}',
    ],
  ])('takes answers from %s, and from the command line first', async (name, text) => {
    const cwd = workFolder();
    write(cwd, { [name]: text });
    const args = [
      'new',
      'svc',
      '--answers',
      name,
      '--final-token',
      'mtls-pop',
      '--yes',
      '--dry-run',
      '--json',
    ];
    const { stdout } = await tool(args, { cwd });
    expect(planOf(stdout).flows).toEqual([
      {
        name: 'svc',
        language: 'typescript',
        flow: 'fic',
        auth: 'managed-identity',
        identity: 'system-assigned',
        finalToken: 'mtls-pop',
      },
    ]);
  });

  it('says before generating that a managed identity in TypeScript is a preview', async () => {
    const args = ['new', 'svc', '--flow', 'vanilla', '--auth', 'managed-identity', '--yes'];
    const { stdout } = await tool(args, { cwd: workFolder() });
    expect(stdout.indexOf('Preview')).toBeGreaterThan(0);
    expect(stdout.indexOf('Preview')).toBeLessThan(stdout.indexOf('files made'));
  });

  it('takes a folder of guidance, relative to --cwd', async () => {
    const cwd = workFolder();
    const source = path.join(path.dirname(bin), '../guidance/2.0.0');
    const folder = path.relative(cwd, source);
    const { code, stderr } = await tool(['new', 'svc', ...vanilla, '--cwd', cwd, '--guidance', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(existsSync(path.join(cwd, 'svc/.mtls-pop.yaml'))).toBe(true);
  });

  it('prints nothing with --quiet', async () => {
    const { code, stdout, stderr } = await tool(['new', 'svc', ...vanilla, '--quiet'], { cwd: workFolder() });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
