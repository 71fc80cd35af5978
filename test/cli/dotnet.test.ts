import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dotnetToolchain } from '../../src/cli/toolchain/dotnet.js';
import { Terminal, noTerminal } from './terminal.js';
import { errorOf, tool, treeOf, withProgram, workFolder, write } from './tool.js';

const solution = ['Contoso.Orders', '--language', 'csharp', '--flow', 'vanilla'].concat(
  ['--auth', 'confidential-client'],
  '--yes',
);

/** A `dotnet` that has this SDK, and does this when it is asked for something else. */
const withSdk = (version: string, script = ''): NodeJS.ProcessEnv =>
  withProgram('dotnet', `if (process.argv[2] === '--version') console.log('${version}'); else { ${script} }`);

/** A `dotnet` that came with a runtime alone, or whose `global.json` asks for an SDK that is not there. */
const withoutSdk = (answer: string): NodeJS.ProcessEnv =>
  withProgram('dotnet', `console.error(${JSON.stringify(answer)}); process.exitCode = 155;`);

describe('--verify and --install of a C# solution', () => {
  it('restore, build and test where the solution lies, one step after the other', async () => {
    const cwd = workFolder();
    const log = `console.log(process.argv.slice(2).join(' ') + ' in ' + require('path').basename(process.cwd()))`;
    const { code, stdout, stderr } = await tool(['new', ...solution, '--verify', '--verbose'], {
      cwd,
      env: withSdk('10.0.100', log),
    });
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      'restore in Contoso.Orders',
      'build --no-restore --nologo in Contoso.Orders',
      'test --no-build in Contoso.Orders',
    ]);
    expect(stdout).toContain('Its tests pass');
    expect(stdout).toContain(
      'Next:\n  cd Contoso.Orders\n  dotnet run --project demo/Contoso.Orders.Demo\n\n',
    );
  });

  it('show the summary of the tests, and still name them where packages alone were restored', async () => {
    const cwd = workFolder();
    const env = withSdk(
      '11.0.100-preview.1',
      `console.log('total: 98, failed: 0 (' + process.argv[2] + ')')`,
    );
    const verified = await tool(['new', ...solution, '--verify'], { cwd, env });
    expect(verified.stdout).toContain('  total: 98, failed: 0 (test)\n');
    expect(verified.stdout).not.toContain('(build)');
    const installed = await tool(['new', ...solution, '--install'], { cwd, env });
    expect(installed.stdout).toContain('✓ Packages restored');
    expect(installed.stdout).toContain('\n  dotnet test\n  dotnet run --project');
  });

  it('leave no server behind, send no telemetry and install no certificate', async () => {
    const names = [
      ['MSBUILDDISABLENODEREUSE', '1'],
      ['DOTNET_CLI_USE_MSBUILD_SERVER', '0'],
      ['UseSharedCompilation', 'false'],
      ['DOTNET_CLI_TELEMETRY_OPTOUT', '1'],
      ['DOTNET_GENERATE_ASPNET_CERTIFICATE', 'false'],
    ] as const;
    const log = `for (const name of ${JSON.stringify(names.map(([name]) => name))}) console.log(name + '=' + process.env[name])`;
    const others = Object.fromEntries(names.map(([name]) => [name, 'other']));
    const { stderr } = await tool(['new', ...solution, '--install', '--verbose'], {
      cwd: workFolder(),
      env: { ...others, ...withSdk('10.0.100', log) },
    });
    expect(stderr.trim().split('\n')).toEqual(names.map(([name, value]) => `${name}=${value}`));
  });

  it('end with 1, the end of the log and the next step where a step fails; what was made stays', async () => {
    const cwd = workFolder();
    const fail = `if (process.argv[2] === 'build') { console.log('Log.cs(1,1): error CS1002'); process.exitCode = 1; }`;
    const outcome = await tool(['new', ...solution, '--verify', '--json'], {
      cwd,
      env: withSdk('10.0.100', fail),
    });
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'build-failed',
      message: expect.stringContaining('error CS1002') as string,
      next: expect.stringContaining('Run `dotnet build` in ') as string,
    });
    expect(existsSync(path.join(cwd, 'Contoso.Orders/Contoso.Orders.slnx'))).toBe(true);
  });
});

it('a terminal is asked in the words of .NET what to do with a C# solution', async ({ skip }) => {
  skip(noTerminal !== undefined, noTerminal);
  const answered = ['--resource', 'https://graph.microsoft.com', '--name', 'Contoso.Orders'];
  const args = ['new', ...solution.slice(0, -1), ...answered, '--test-runner', 'xunit'];
  const terminal = new Terminal(args, { cwd: workFolder(), columns: 80, rows: 30 });
  expect(await terminal.shows('? then ›')).toContain('Restore, build and run the tests');
  terminal.type('Down');
  expect(await terminal.shows('runs dotnet restore')).not.toContain('npm');
});

describe('a C# solution without the .NET SDK', () => {
  const download = 'Install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)';

  it('is made all the same, and --install and --verify say what to install', async ({ skip }) => {
    skip(process.platform === 'win32', 'cmd.exe, which has to be found, is on the same PATH.');
    const cwd = workFolder();
    const env = { PATH: workFolder() };
    const plain = await tool(['new', ...solution], { cwd, env });
    expect({ code: plain.code, stderr: plain.stderr }).toEqual({ code: 0, stderr: '' });
    const made = treeOf(cwd);
    for (const option of ['--install', '--verify']) {
      const other = workFolder();
      const outcome = await tool(['new', ...solution, option, '--json'], { cwd: other, env });
      expect(outcome.code).toBe(1);
      const folder = path.join(other, 'Contoso.Orders');
      expect(errorOf(outcome)).toEqual({
        code: 'dotnet-missing',
        message: `The .NET SDK is missing. What was made is complete, in ${folder}.`,
        cause: 'dotnet is not on the PATH.',
        next: `${download}, then run \`dotnet test\` in ${folder}.`,
      });
      expect(treeOf(other)).toEqual(made);
    }
  });

  it.each([
    ['a runtime alone', 'No .NET SDKs were found.'],
    ['a global.json that asks for another', 'Requested SDK version: 8.0.100'],
  ])('says what dotnet says where there is %s, and runs nothing', async (_, answer) => {
    const cwd = workFolder();
    const outcome = await tool(['new', ...solution, '--verify', '--json'], { cwd, env: withoutSdk(answer) });
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'dotnet-missing',
      cause: expect.stringContaining(answer) as string,
      next: expect.stringContaining(download) as string,
    });
    expect(outcome.stderr).not.toContain('Restoring');
    expect(existsSync(path.join(cwd, 'Contoso.Orders/Contoso.Orders.slnx'))).toBe(true);
  });

  it.each(['8.0.404', '9.0.300-rc.1'])('says that %s is too old, and runs nothing', async (version) => {
    const cwd = workFolder();
    const env = withSdk(version, `console.error('ran')`);
    const outcome = await tool(['new', ...solution, '--verify', '--json', '--verbose'], { cwd, env });
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'dotnet-too-old',
      message: expect.stringContaining(version) as string,
      next: expect.stringContaining(download) as string,
    });
    expect(outcome.stderr).not.toContain('ran');
  });
});

describe('Ctrl-C while a C# solution is built', () => {
  /** What restoring, building and testing leave, then a build that does not end. */
  const slowBuild = `
    const fs = require('fs');
    if (process.argv[2] === 'build') {
      for (const project of ['src/Contoso.Orders', 'test/Contoso.Orders.Tests', 'demo/Contoso.Orders.Demo']) {
        for (const folder of ['bin', 'obj']) {
          fs.mkdirSync(project + '/' + folder + '/Debug', { recursive: true });
          fs.writeFileSync(project + '/' + folder + '/Debug/made.dll', '');
        }
      }
      fs.mkdirSync('TestResults', { recursive: true });
      console.log('building now');
      setTimeout(() => {}, 600000);
    }
  `;

  it('puts everything back, the new folder too', async ({ skip }) => {
    skip(process.platform === 'win32', 'A signal cannot be sent to a process there.');
    const cwd = workFolder();
    const outcome = await tool(['new', ...solution, '--verify', '--verbose'], {
      cwd,
      env: withSdk('10.0.100', slowBuild),
      interruptAt: 'building now',
    });
    expect(outcome.code).toBe(130);
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
  });

  it('keeps what was there before, an earlier build too', async ({ skip }) => {
    skip(process.platform === 'win32', 'A signal cannot be sent to a process there.');
    const cwd = workFolder();
    write(cwd, {
      'Contoso.Orders/README.md': 'mine\n',
      'Contoso.Orders/bin/tool': 'mine too\n',
      'Contoso.Orders/src/Contoso.Orders/obj/project.assets.json': '{}\n',
    });
    const before = treeOf(cwd);
    const env = withSdk('10.0.100', slowBuild.replaceAll(`['bin', 'obj']`, `['bin']`));
    const outcome = await tool(['new', ...solution, '--force', '--verify', '--verbose'], {
      cwd,
      env,
      interruptAt: 'building now',
    });
    expect(outcome.code).toBe(130);
    expect(treeOf(cwd)).toEqual(before);
  });
});

it('the toolchain of a C# solution knows its projects as they are emitted', async () => {
  const cwd = workFolder();
  await tool(['new', ...solution], { cwd });
  const root = path.join(cwd, 'Contoso.Orders');
  const projects = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csproj'))
    .map((file) => path.dirname(file).split(path.sep).join('/'));
  const { leftovers, demo } = dotnetToolchain('Contoso.Orders');
  const built = projects.flatMap((project) => [`${project}/bin`, `${project}/obj`]);
  expect([...leftovers].sort()).toEqual(['TestResults', ...built].sort());
  expect(projects).toContain(demo.split(' ').at(-1));
});
