import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answersFiles, commandLines, languages, refusedScenarios } from './bad-input.js';
import { errorOf, tool, treeOf, workFolder, write } from './tool.js';

describe.each([
  ['a refused scenario', refusedScenarios],
  ['a language', languages],
  ['a command line', commandLines],
  ['an answers file', answersFiles],
])('%s', (_, rows) => {
  it.each(rows)(
    '$what exits with 2, one message, and an untouched folder',
    async ({ args, code, says, files = {} }) => {
      const cwd = workFolder();
      write(cwd, files);
      const before = treeOf(cwd);
      const outcome = await tool(['new', 'svc', ...args, '--json'], { cwd });
      expect(outcome.code).toBe(2);
      const error = errorOf(outcome);
      expect(error.code).toEqual(code);
      for (const part of says)
        expect(`${error.message}\n${error.cause ?? ''}\n${error.next}`).toContain(part);
      expect(error.next).not.toBe('');
      expectNoLeak(outcome.stdout + outcome.stderr);
      expect(outcome.stderr).toMatch(/^Error: /);
      expect(outcome.stderr.length).toBeLessThan(4000);
      expect(treeOf(cwd)).toEqual(before);
    },
  );
});

describe('a target', () => {
  const make = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes', '--json'];

  it.each<{ what: string; code: string; arrange: (cwd: string) => string }>([
    {
      what: 'that is a file',
      code: 'target-is-file',
      arrange: (cwd) => {
        write(cwd, { svc: 'a file' });
        return 'svc';
      },
    },
    {
      what: 'below a file',
      code: 'target-is-file',
      arrange: (cwd) => {
        write(cwd, { file: 'a file' });
        return 'file/svc';
      },
    },
    {
      what: 'that is a symbolic link to elsewhere',
      code: 'target-is-link',
      arrange: (cwd) => {
        mkdirSync(path.join(cwd, 'elsewhere'));
        symlinkSync(path.join(cwd, 'elsewhere'), path.join(cwd, 'svc'), 'junction');
        return 'svc';
      },
    },
    {
      what: 'with a folder in it that leads elsewhere',
      code: 'link-in-the-way',
      arrange: (cwd) => {
        mkdirSync(path.join(cwd, 'elsewhere'));
        mkdirSync(path.join(cwd, 'svc'));
        symlinkSync(path.join(cwd, 'elsewhere'), path.join(cwd, 'svc/src'), 'junction');
        return 'svc';
      },
    },
    {
      what: 'that holds differing files',
      code: 'would-overwrite',
      arrange: (cwd) => {
        write(cwd, { 'svc/src/main.ts': 'mine' });
        return 'svc';
      },
    },
  ])('$what is refused with 5 and stays as it is', async ({ code, arrange }) => {
    const cwd = workFolder();
    const target = arrange(cwd);
    const before = treeOf(cwd);
    const outcome = await tool(['new', target, '--name', 'svc', ...make], { cwd });
    expect(outcome.code).toBe(5);
    expect(errorOf(outcome).code).toBe(code);
    expectNoLeak(outcome.stderr);
    expect(treeOf(cwd)).toEqual(before);
  });

  it('that is not writable is refused with 5', async ({ skip }) => {
    skip(process.platform === 'win32', 'Permission bits do not stop writing on Windows.');
    skip(process.getuid?.() === 0, 'Permission bits do not stop root.');
    const cwd = workFolder();
    mkdirSync(path.join(cwd, 'svc'));
    chmodSync(path.join(cwd, 'svc'), 0o555);
    const outcome = await tool(['new', 'svc', ...make], { cwd });
    expect(outcome.code).toBe(5);
    expect(errorOf(outcome).code).toBe('target-not-writable');
    expect(treeOf(cwd)).toEqual({ '/': 'folder', 'svc/': 'folder' });
  });
});

/** No stack trace, no path of our own, and never what somebody gave as a secret. */
function expectNoLeak(printed: string): void {
  expect(printed).not.toMatch(/^\s+at .*:\d+/m);
  expect(printed).not.toContain('dist/chunks');
  expect(printed).not.toContain('hunter2');
}
