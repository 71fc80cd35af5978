import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changed, commit, csharpFiles, repoWith, typeScriptFiles, without } from './repos.js';
import { errorOf, tool, treeOf, withProgram, write } from './tool.js';

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];

/** A signal cannot be sent to a process there. */
const noSignal = process.platform === 'win32';
if (noSignal)
  process.stderr.write('\n*** Windows sends no Ctrl-C to a process, so --verify is not interrupted. ***\n\n');

const theirs: Readonly<Record<string, string>> & { 'package.json': string } = {
  ...typeScriptFiles,
  'package.json': (typeScriptFiles['package.json'] ?? '').replace(
    '"build": "tsc"',
    '"typecheck": "tsc --noEmit", "build": "tsc"',
  ),
  'node_modules/theirs/index.js': '',
  '.gitignore': 'node_modules\ndist\n',
};

/** An `npm` that says what it is asked for, and does this then: `flow` says whether the flow is there, `asked` what for. */
const npm = (script: string): NodeJS.ProcessEnv =>
  withProgram(
    'npm',
    `const fs = require('fs');
    const asked = process.argv.slice(2).join(' ');
    const flow = fs.existsSync('src/mtls-pop');
    console.log('[' + asked + (flow ? ' with the flow]' : ' without it]'));
    const fail = (...lines) => { console.log(lines.join('\\n')); process.exitCode = 1; };
    ${script}`,
  );

const asked = (stderr: string): string[] => stderr.split('\n').filter((line) => line.startsWith('['));

describe('mtls-pop add --verify', { timeout: 120_000 }, () => {
  it('runs the scripts of the repo before and after, and installs in between', async () => {
    const root = repoWith(theirs);
    const outcome = await tool(['add', ...vanilla, '--verify', '--verbose'], { cwd: root, env: npm('') });
    expect(outcome.code).toBe(0);
    expect(asked(outcome.stderr)).toEqual([
      '[run typecheck without it]',
      '[run build without it]',
      '[run test without it]',
      '[install --no-audit --no-fund with the flow]',
      '[run typecheck with the flow]',
      '[run build with the flow]',
      '[run test with the flow]',
    ]);
    expect(outcome.stdout).toMatch(/Its type check: passes\.\n *Its build: passes\.\n *Its tests: passes\./);
    expect(outcome.stdout).not.toContain('\n  npm install\n');
  });

  it('installs first where nothing is installed, and has no check where the repo has none', async () => {
    const rest = without(theirs, 'node_modules/theirs/index.js', 'tsconfig.json');
    const root = repoWith({ ...rest, 'package.json': theirs['package.json'].replace(/"scripts".*\n/, '') });
    const { code, stderr } = await tool(['add', ...vanilla, '--verify', '--verbose'], {
      cwd: root,
      env: npm(''),
    });
    expect(code).toBe(0);
    expect(asked(stderr)).toEqual([
      '[install --no-audit --no-fund without it]',
      '[install --no-audit --no-fund with the flow]',
    ]);
  });

  it('takes what failed before for no failure, and still says it', async () => {
    const root = repoWith(theirs);
    const env = npm(`if (asked === 'run test') fail(' FAIL  test/app.test.ts > works')`);
    const { code, stdout } = await tool(['add', ...vanilla, '--verify'], { cwd: root, env });
    expect(code).toBe(0);
    expect(stdout).toContain('Its build: passes.');
    expect(stdout).toContain('Its tests: fails as it did before, with nothing new.');
  });

  it('ends with 1 and names what fails since then; the flow stays, and undo takes it back', async () => {
    const root = repoWith(theirs);
    const before = changed(root);
    const env = npm(
      `if (asked === 'run test') fail(' FAIL  test/app.test.ts > works', flow ? ' FAIL  test/other.test.ts > breaks 5ms' : '');
       if (asked === 'run build' && flow) fail('killed');`,
    );
    const outcome = await tool(['add', ...vanilla, '--verify', '--json'], { cwd: root, env });
    expect(outcome.code).toBe(1);
    const error = errorOf(outcome);
    expect(error.code).toBe('verify-failed');
    expect(error.message).toContain('FAIL  test/other.test.ts > breaks');
    expect(error.message).toMatch(/build:\n *- it passed before/);
    expect(error.message).not.toContain('test/app.test.ts');
    expect(error.message).not.toContain('type check');
    expect(error.next).toContain('npm run build');
    expect(existsSync(path.join(root, 'src/mtls-pop/client.ts'))).toBe(true);
    expect((await tool(['undo'], { cwd: root })).code).toBe(0);
    expect(changed(root)).toEqual(before);
  });

  it('writes nothing where the packages that the repo has cannot be installed, and says so', async () => {
    const rest = without(theirs, 'node_modules/theirs/index.js');
    const root = repoWith(rest);
    const before = treeOf(root);
    const env = npm(
      `fs.mkdirSync('node_modules/half', { recursive: true }); fs.writeFileSync('package-lock.json', '{ "changed": true }'); fail('E404');`,
    );
    const outcome = await tool(['add', ...vanilla, '--verify', '--json'], { cwd: root, env });
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'install-failed',
      message: expect.stringContaining('Nothing has been written') as string,
    });
    expect(treeOf(root)).toEqual(before);
  });
});

describe('mtls-pop add --install', { timeout: 120_000 }, () => {
  it('installs and runs nothing else', async () => {
    const root = repoWith(theirs);
    const { code, stdout, stderr } = await tool(['add', ...vanilla, '--install', '--verbose'], {
      cwd: root,
      env: npm(''),
    });
    expect(code).toBe(0);
    expect(asked(stderr)).toEqual(['[install --no-audit --no-fund with the flow]']);
    expect(stdout).toMatch(/Next:\n *npm test\n/);
  });
});

describe.skipIf(noSignal)('Ctrl-C during --verify', { timeout: 120_000 }, () => {
  const slow = (when: string): string => `
    fs.mkdirSync('node_modules/new', { recursive: true });
    fs.mkdirSync('dist', { recursive: true });
    fs.writeFileSync('dist/app.js', '');
    fs.writeFileSync('package-lock.json', '{ "changed": true }');
    if (${when}) { console.log('at it now'); setTimeout(() => {}, 600000); }`;

  it.each([
    ['before the flow is written', `!flow`],
    ['while packages are installed', `asked.startsWith('install') && flow`],
    ['while the tests run with the flow', `asked === 'run test' && flow`],
  ])('%s puts everything back', async (_, when) => {
    const rest = without(theirs, 'node_modules/theirs/index.js');
    const root = repoWith(rest);
    const before = treeOf(root);
    const outcome = await tool(['add', ...vanilla, '--verify', '--verbose', '--json'], {
      cwd: root,
      env: npm(slow(when)),
      interruptAt: 'at it now',
    });
    expect({ code: outcome.code, error: errorOf(outcome).code }).toEqual({ code: 130, error: 'interrupted' });
    expect(treeOf(root)).toEqual(before);
  });

  it('puts back the workspace around the package, and keeps the record of the run before', async () => {
    const member = Object.entries(typeScriptFiles).map(([name, text]) => [`packages/orders/${name}`, text]);
    const root = repoWith({
      ...(Object.fromEntries(member) as Record<string, string>),
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
      'package-lock.json': '{}\n',
      'packages/other/package.json': '{ "name": "other" }\n',
    });
    await tool(['add', '--package', 'orders', ...vanilla], { cwd: root });
    commit(root);
    const before = treeOf(root);
    const env = npm(
      `for (const each of ['../../node_modules/a', '../other/node_modules/a', 'node_modules/a']) fs.mkdirSync(each, { recursive: true });
       fs.writeFileSync('../../package-lock.json', '{ "changed": true }');
       if (fs.existsSync('src/mtls-pop/vault')) { console.log('at it now'); setTimeout(() => {}, 600000); }`,
    );
    const outcome = await tool(
      ['add', '--package', 'orders', ...vanilla, '--name', 'vault', '--verify', '--verbose', '--json'],
      { cwd: root, env, interruptAt: 'at it now' },
    );
    expect(outcome.code).toBe(130);
    expect(treeOf(root)).toEqual(before);
    expect((await tool(['undo', 'packages/orders'], { cwd: root })).code).toBe(0);
    expect(readFileSync(path.join(root, 'packages/orders/package.json'), 'utf8')).toBe(
      typeScriptFiles['package.json'],
    );
  });
});

describe('mtls-pop add --verify in C#', { timeout: 120_000 }, () => {
  /** A `dotnet` with this SDK, and what it does beside saying what it is asked for. */
  const dotnet = (version: string, script = ''): NodeJS.ProcessEnv =>
    withProgram(
      'dotnet',
      `const fs = require('fs');
      const asked = process.argv.slice(2).join(' ');
      const flow = fs.existsSync('src/Orders.Api/MtlsPop');
      if (asked === '--version') { console.log('${version}'); process.exit(); }
      console.log('[' + asked + (flow ? ' with the flow]' : ' without it]'));
      ${script}`,
    );

  it('builds and tests the solution before and after', async () => {
    const root = repoWith(csharpFiles);
    const outcome = await tool(['add', ...vanilla, '--verify', '--verbose'], {
      cwd: root,
      env: dotnet('8.0.400'),
    });
    expect(outcome.code).toBe(0);
    expect(asked(outcome.stderr)).toEqual([
      '[build --nologo Orders.slnx without it]',
      '[test --no-build Orders.slnx without it]',
      '[restore with the flow]',
      '[build --nologo Orders.slnx with the flow]',
      '[test --no-build Orders.slnx with the flow]',
    ]);
  });

  it('names an error of the compiler that was not there before, and not those that were', async () => {
    const root = repoWith(csharpFiles);
    const env = dotnet(
      '10.0.100',
      `console.log('/r/A.cs(3,7): error CS0103: theirs [/r/A.csproj]');
       if (flow) console.log('/r/B.cs(3,7): error CS0246: ours [/r/A.csproj]');
       process.exitCode = asked.startsWith('build') ? 1 : 0;`,
    );
    const outcome = await tool(['add', ...vanilla, '--verify', '--json'], { cwd: root, env });
    expect(outcome.code).toBe(1);
    const error = errorOf(outcome);
    expect(error.code).toBe('verify-failed');
    expect(error.message).toContain('/r/B.cs: error CS0246: ours');
    expect(error.message).not.toContain('CS0103');
    expect(asked(outcome.stderr).join()).not.toContain('test');
  });

  it('writes nothing where there is no SDK', async () => {
    const root = repoWith(csharpFiles);
    const before = treeOf(root);
    const env = withProgram('dotnet', `console.error('no SDK'); process.exitCode = 155;`);
    const outcome = await tool(['add', ...vanilla, '--verify', '--json'], { cwd: root, env });
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'dotnet-missing',
      message: expect.stringContaining('Nothing has been written') as string,
    });
    expect(treeOf(root)).toEqual(before);
  });

  it.skipIf(noSignal)('puts everything back on Ctrl-C, the test project that it made too', async () => {
    const rest = without(csharpFiles, 'test/Orders.Api.Tests/Orders.Api.Tests.csproj');
    const root = repoWith({
      ...rest,
      'Orders.slnx': '<Solution>\n  <Project Path="src/Orders.Api/Orders.Api.csproj" />\n</Solution>\n',
    });
    const before = treeOf(root);
    const env = dotnet(
      '10.0.100',
      `for (const name of fs.readdirSync('.', { recursive: true }).filter((each) => each.endsWith('.csproj')))
         for (const each of ['bin', 'obj'])
           fs.mkdirSync(require('path').join(name, '..', each, 'Debug'), { recursive: true });
       if (flow && asked.startsWith('build')) { console.log('at it now'); setTimeout(() => {}, 600000); }`,
    );
    const outcome = await tool(
      ['add', ...vanilla, '--test-runner', 'xunit', '--verify', '--verbose', '--json'],
      { cwd: root, env, interruptAt: 'at it now' },
    );
    expect({ code: outcome.code, error: errorOf(outcome).code }).toEqual({ code: 130, error: 'interrupted' });
    expect(treeOf(root)).toEqual(before);
  });

  it.skipIf(noSignal)('leaves a build that was there before where it was', async () => {
    const root = repoWith({ ...csharpFiles, '.gitignore': 'bin\nobj\n' });
    write(root, { 'src/Orders.Api/bin/Debug/theirs.dll': '' });
    const before = treeOf(root);
    const env = dotnet(
      '10.0.100',
      `fs.mkdirSync('src/Orders.Api/obj', { recursive: true }); console.log('at it now'); setTimeout(() => {}, 600000);`,
    );
    const outcome = await tool(['add', ...vanilla, '--verify', '--verbose'], {
      cwd: root,
      env,
      interruptAt: 'at it now',
    });
    expect(outcome.code).toBe(130);
    expect(treeOf(root)).toEqual(before);
  });
});
