import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, tool, treeOf, withProgram, workFolder, write } from './tool.js';

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];

const slowInstall = `
  const fs = require('fs');
  fs.mkdirSync('node_modules/x', { recursive: true });
  fs.writeFileSync('package-lock.json', '{}');
  console.log('installing now');
  setTimeout(() => {}, 600000);
`;

describe('Ctrl-C', () => {
  it('while packages are installed puts everything back, the new folder too', async ({ skip }) => {
    skip(process.platform === 'win32', 'A signal cannot be sent to a process there.');
    const cwd = workFolder();
    const outcome = await tool(['new', 'a/svc', ...vanilla, '--install', '--verbose', '--json'], {
      cwd,
      env: withProgram('npm', slowInstall),
      interruptAt: 'installing now',
    });
    expect(outcome.code).toBe(130);
    expect(errorOf(outcome).code).toBe('interrupted');
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
  });

  it('leaves what was there before as it was, overwritten files too', async ({ skip }) => {
    skip(process.platform === 'win32', 'A signal cannot be sent to a process there.');
    const cwd = workFolder();
    write(cwd, {
      'svc/src/main.ts': 'mine\n',
      'svc/notes/a.txt': 'mine too\n',
      'svc/node_modules/kept/index.js': 'there before\n',
    });
    const before = treeOf(cwd);
    const outcome = await tool(['new', 'svc', ...vanilla, '--force', '--install', '--verbose'], {
      cwd,
      env: withProgram('npm', slowInstall.replace('node_modules/x', 'dist')),
      interruptAt: 'installing now',
    });
    expect(outcome.code).toBe(130);
    expect(treeOf(cwd)).toEqual(before);
  });
});

describe('Ctrl-C when somebody has changed what was made', () => {
  it('keeps the change and says that it is in the way', async ({ skip }) => {
    skip(process.platform === 'win32', 'A signal cannot be sent to a process there.');
    const cwd = workFolder();
    const outcome = await tool(['new', 'svc', ...vanilla, '--install', '--verbose', '--json'], {
      cwd,
      env: withProgram('npm', `require('fs').writeFileSync('src/main.ts', 'changed\\n');${slowInstall}`),
      interruptAt: 'installing now',
    });
    expect(outcome.code).toBe(5);
    expect(errorOf(outcome).message).toContain('src/main.ts has changed');
    expect(readFileSync(path.join(cwd, 'svc/src/main.ts'), 'utf8')).toBe('changed\n');
  });
});

describe('--install and --verify', () => {
  it('run the package manager in the target, one step after the other', async () => {
    const cwd = workFolder();
    const log = `console.log(process.argv.slice(2).join(' ') + ' in ' + require('path').basename(process.cwd()))`;
    const { code, stdout, stderr } = await tool(['new', 'svc', ...vanilla, '--verify', '--verbose'], {
      cwd,
      env: withProgram('npm', log),
    });
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      'install --no-audit --no-fund in svc',
      'run build in svc',
      'run test in svc',
    ]);
    expect(stdout).toContain('Its tests pass');
    expect(stdout).not.toContain('\n  npm install\n');
  });

  it('end with 1, the end of the log and the next step where a step fails; what was made stays', async () => {
    const cwd = workFolder();
    const fail = `console.log('x\\n'.repeat(1000) + 'the cause'); process.exitCode = process.argv[2] === 'run' ? 7 : 0`;
    const outcome = await tool(['new', 'svc', ...vanilla, '--verify', '--json'], {
      cwd,
      env: withProgram('npm', fail),
    });
    expect(outcome.code).toBe(1);
    const error = errorOf(outcome);
    expect(error).toMatchObject({
      code: 'build-failed',
      next: expect.stringContaining('npm run build') as string,
    });
    expect(error.message).toContain('the cause');
    expect(error.message.split('\n').length).toBeLessThan(40);
    expect(outcome.stderr).not.toContain('report');
    expect(existsSync(path.join(cwd, 'svc/src/main.ts'))).toBe(true);
  });

  it('say how to get a package manager that is not there', async ({ skip }) => {
    skip(process.platform === 'win32', 'cmd.exe reports a missing program as an exit code.');
    const outcome = await tool(
      ['new', 'svc', ...vanilla, '--package-manager', 'pnpm', '--install', '--json'],
      { cwd: workFolder(), env: { PATH: workFolder() } },
    );
    expect(outcome.code).toBe(1);
    expect(errorOf(outcome)).toMatchObject({
      code: 'package-manager-missing',
      next: expect.stringContaining('corepack enable pnpm') as string,
    });
  });
});
