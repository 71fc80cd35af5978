import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import helpers from 'yeoman-test';
import { flagOf } from '../../src/scenario/answers.js';
import type { AnswerName, Answers } from '../../src/scenario/answers.js';
import { authentications, defaultCases, flows } from '../emitted/scenarios.js';
import { typeScriptFiles } from './repos.js';
import { bin, tool, treeOf, withProgram, workFolder, write } from './tool.js';

const repository = path.resolve(bin, '../..');
const flowGenerator = path.join(repository, 'dist/generators/flow/index.js');
const generator = path.join(repository, 'dist/generators/app/index.js');

const flagsOf = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([name, value]) => [flagOf(name as AnswerName), value ?? '']);

/** The generator in Yeoman's environment, which makes the folder and removes it. */
function yeoman(options: object, arrange: (folder: string) => void = () => undefined) {
  return helpers
    .create(generator, { namespace: 'msal-mtls-pop:app' }, { skipInstall: true })
    .withOptions({ skipInstall: true, ...options })
    .doInDir(arrange);
}

const csharpCases = Object.entries(flows).flatMap(([flow, ends]) =>
  Object.entries(authentications).map(([authentication, authenticates]) => ({
    name: `${flow}-${authentication}-csharp`,
    answers: { language: 'csharp', ...ends, ...authenticates, name: 'Contoso.Orders' },
  })),
);

const confidential = { flow: 'vanilla', auth: 'confidential-client', name: 'svc', yes: true };
const wired: object = { wire: true };
const added: object = {
  flow: 'vanilla',
  auth: 'confidential-client',
  yes: true,
  skipInstall: true,
  force: true,
};

describe('the generator', () => {
  it.each([...defaultCases, ...csharpCases])(
    'writes byte for byte what the command writes: $name',
    async ({ answers }) => {
      const { cwd } = await yeoman({ ...answers, yes: true }).run();
      const other = workFolder();
      const outcome = await tool(['new', '.', ...flagsOf(answers), '--yes'], { cwd: other });
      expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
      expect(treeOf(cwd)).toEqual(treeOf(other));
    },
  );

  it('asks with Yeoman what is not answered, and takes defaults for the rest', async () => {
    pretendTerminal();
    const rest = { auth: 'managed-identity', identity: 'system-assigned', finalToken: 'bearer', name: 'svc' };
    const { cwd } = await yeoman({ flow: 'fic' }).withAnswers(rest).run();
    const other = workFolder();
    await tool(['new', '.', ...flagsOf({ flow: 'fic', ...rest }), '--yes'], { cwd: other });
    expect(treeOf(cwd)).toEqual(treeOf(other));
  });

  it('lists all missing answers where there is no terminal, and writes nothing', async () => {
    let folder = '';
    const run = yeoman({ flow: 'fic' }, (made) => (folder = made)).run();
    await expect(run).rejects.toThrow(/--auth[^]*--final-token/);
    expect(treeOf(folder)).toEqual({ '/': 'folder' });
  });

  it('refuses what the command refuses, with its exit code', async () => {
    const run = yeoman({ ...confidential, finalToken: 'bearer' }).run();
    await expect(run).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining('nearest valid') as string,
    });
  });

  it('writes into the folder that was named', async () => {
    const { cwd } = await yeoman({ ...confidential, name: undefined })
      .withArguments(['orders'])
      .run();
    expect(readFileSync(path.join(cwd, 'orders/.mtls-pop.yaml'), 'utf8')).toContain('name: orders');
  });

  it('overwrites with --force', async () => {
    const mine = (folder: string): void => {
      write(folder, { 'src/main.ts': 'mine\n' });
    };
    const { cwd } = await yeoman({ ...confidential, force: true }, mine).run();
    expect(readFileSync(path.join(cwd, 'src/main.ts'), 'utf8')).not.toBe('mine\n');
  });

  it('never follows a link out of the folder', async () => {
    const elsewhere = workFolder();
    const run = yeoman({ ...confidential, force: true }, (folder) => {
      symlinkSync(elsewhere, path.join(folder, 'src'), 'junction');
    }).run();
    await expect(run).rejects.toMatchObject({ code: 5 });
    expect(treeOf(elsewhere)).toEqual({ '/': 'folder' });
  });
});

describe('the generator of a flow', { timeout: 120_000 }, () => {
  it('puts a flow into a repo, byte for byte as the command does, edits of its files too', async () => {
    const args = ['--flow', 'vanilla', '--auth', 'confidential-client', '--wire', '--yes'];
    const { cwd } = await helpers
      .create(flowGenerator, { namespace: 'msal-mtls-pop:flow' }, { skipInstall: true })
      .withOptions({ ...added, ...wired })
      .doInDir((folder) => {
        write(folder, typeScriptFiles);
      })
      .run();
    const other = workFolder();
    write(other, typeScriptFiles);
    const outcome = await tool(['add', ...args], { cwd: other });
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
    const edited = readFileSync(path.join(cwd, 'package.json'), 'utf8');
    expect(edited).toContain('@azure/msal-node');
    expect(withoutRecord(cwd)).toEqual(withoutRecord(other));
  });

  it('refuses what the command refuses, with its exit code, and changes nothing', async () => {
    let before: Record<string, string> = {};
    let folder = '';
    const run = helpers
      .create(flowGenerator, { namespace: 'msal-mtls-pop:flow' }, { skipInstall: true })
      .withOptions(added)
      .doInDir((made) => {
        folder = made;
        write(made, { ...typeScriptFiles, 'src/mtls-pop/client.ts': 'mine\n' });
        before = treeOf(made);
      })
      .run();
    await expect(run).rejects.toMatchObject({
      code: 5,
      message: expect.stringContaining('client.ts') as string,
    });
    expect(treeOf(folder)).toEqual(before);
  });
});

/** The command leaves a record for its own undo, which Yeoman has not. */
function withoutRecord(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(treeOf(folder)).filter(([name]) => !/^(?:\.mtls-pop\.undo|node_modules)\//.test(name)),
  );
}

describe('the generator of updates', { timeout: 120_000 }, () => {
  it.each([
    ['typescript', 'svc'],
    ['csharp', 'Contoso.Orders'],
  ])('leaves byte for byte what the command leaves, in %s', async (language, name) => {
    const answers = { flow: 'vanilla', auth: 'confidential-client', language, name, region: 'westus3' };
    const flags = flagsOf({ ...answers, guidance: '1.0.0' });
    const other = workFolder();
    await tool(['new', '.', ...flags, '--yes'], { cwd: other });
    let folder = '';
    const { cwd } = await helpers
      .create(
        path.join(repository, 'dist/generators/update/index.js'),
        { namespace: 'msal-mtls-pop:update' },
        { skipInstall: true, force: true },
      )
      .withOptions({ skipInstall: true })
      .doInDir((made) => {
        folder = made;
        cpSync(other, made, { recursive: true });
      })
      .run();
    expect(cwd).toBe(folder);
    const outcome = await tool(['update', '.'], { cwd: other });
    expect(outcome.code).toBe(0);
    const left = Object.entries(treeOf(other)).filter(([each]) => !each.startsWith('.mtls-pop.undo'));
    expect(treeOf(cwd)).toEqual(Object.fromEntries(left));
  });
});

describe('yo msal-mtls-pop', { timeout: 120_000 }, () => {
  it('adds a flow to a repo as msal-mtls-pop:flow', async () => {
    const [cwd, other] = [workFolder(), workFolder()];
    for (const folder of [cwd, other]) write(folder, typeScriptFiles);
    const flags = ['--flow', 'vanilla', '--auth', 'confidential-client', '--wire', '--yes'];
    chmodSync(path.join(cwd, 'package.json'), 0o666);
    for (const name of ['src', 'test', 'src/app.ts']) chmodSync(path.join(cwd, name), 0o777);
    const outcome = yo(cwd, [...flags, '--force', '--skip-install'], {}, 'msal-mtls-pop:flow');
    expect({ status: outcome.status, stderr: outcome.stderr }).toMatchObject({ status: 0 });
    expect(outcome.stdout + outcome.stderr).toContain('A Fastify service in ES modules');
    await tool(['add', ...flags], { cwd: other });
    expect(withoutRecord(cwd)).toEqual(withoutRecord(other));
  });

  it('finds the generator in an installed package and makes what the command makes', async () => {
    const [cwd, other] = [workFolder(), workFolder()];
    const flags = [
      '--flow',
      'fic',
      '--auth',
      'managed-identity',
      '--identity',
      'user-assigned-client-id',
    ].concat([
      '--identity-value',
      '6325cd32-9911-41f3-819c-416cdf9104e7',
      '--final-token',
      'mtls-pop',
      '--yes',
    ]);
    const outcome = yo(cwd, ['svc', ...flags, '--skip-install']);
    expect({ status: outcome.status, stderr: outcome.stderr }).toMatchObject({ status: 0 });
    await tool(['new', 'svc', ...flags], { cwd: other });
    expect(treeOf(path.join(cwd, 'svc'))).toEqual(treeOf(path.join(other, 'svc')));
  });

  it('installs nothing for a C# solution, and ends with the commands of .NET', async () => {
    const [cwd, other] = [workFolder(), workFolder()];
    const flags = ['--language', 'csharp', '--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];
    const npm = withProgram('npm', `require('fs').writeFileSync('npm-was-here', '');`);
    const outcome = yo(cwd, ['Contoso.Orders', ...flags], npm);
    expect({ status: outcome.status, stderr: outcome.stderr }).toMatchObject({ status: 0 });
    expect(outcome.stderr).toMatch(
      /Next, in .*:\n {2}dotnet test\n {2}dotnet run --project demo\/Contoso\.Orders\.Demo\n/,
    );
    await tool(['new', 'Contoso.Orders', ...flags], { cwd: other });
    expect(treeOf(path.join(cwd, 'Contoso.Orders'))).toEqual(treeOf(path.join(other, 'Contoso.Orders')));
  });

  it('ends with the exit code of a refusal and tells the next step, without a stack', () => {
    const cwd = workFolder();
    const outcome = yo(cwd, ['svc', '--flow', 'vanila', '--yes']);
    expect(outcome.status).toBe(2);
    expect(readdirSync(cwd)).toEqual(['node_modules']);
    expect(outcome.stderr).toContain('Did you mean --flow vanilla?');
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
  });
});

/** The real `yo`, in a folder that has the package installed. */
function yo(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, name = 'msal-mtls-pop') {
  const home = workFolder();
  // yo gives up root's rights, so others have to be able to write.
  for (const folder of [cwd, home]) chmodSync(folder, 0o777);
  mkdirSync(path.join(cwd, 'node_modules'));
  symlinkSync(repository, path.join(cwd, 'node_modules/generator-msal-mtls-pop'), 'junction');
  const program = path.join(repository, 'node_modules/yo/lib/cli.js');
  return spawnSync(process.execPath, [program, name, ...args], {
    cwd,
    env: { ...process.env, HOME: home, USERPROFILE: home, NO_UPDATE_NOTIFIER: '1', ...env },
    encoding: 'utf8',
  });
}

function pretendTerminal(): void {
  const { isTTY } = process.stdin;
  process.stdin.isTTY = true;
  onTestFinished(() => {
    process.stdin.isTTY = isTTY;
  });
}
