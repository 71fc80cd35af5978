import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellLine } from './shell.js';

const nasty = [
  '',
  'a b',
  `it's`,
  '"',
  '`id`',
  '$(id)',
  '${HOME}',
  '*',
  '\\',
  'a\\',
  '!x',
  ';',
  '&',
  '|',
  '🙂',
  'ü',
  '~',
  '#',
];

describe('shellLine', () => {
  it('leaves plain words alone', () => {
    expect(shellLine(['mtls-pop', 'new', './a/b', '--tenant=x.example'])).toBe(
      'mtls-pop new ./a/b --tenant=x.example',
    );
  });

  it('carries every word through a POSIX shell as it is', ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no POSIX shell to run the line in.');
    const show = `process.stdout.write(JSON.stringify(process.argv.slice(1)))`;
    const line = shellLine([process.execPath, '-e', show, '--', ...nasty], 'linux', {});
    const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(nasty);
  });

  it('uses double quotes on Windows, which cmd.exe and PowerShell both read', () => {
    expect(shellLine(['a b', 'say "x"', 'c:\\my dir\\'], 'win32', {})).toBe(
      '"a b" "say ""x""" "c:\\my dir\\\\"',
    );
  });

  it('uses single quotes in a POSIX shell on Windows', () => {
    expect(shellLine(['a b'], 'win32', { SHELL: '/usr/bin/bash' })).toBe(`'a b'`);
  });
});
