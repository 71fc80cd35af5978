import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import { readAnswersFile } from './answers-file.js';
import { mergeAnswers } from './answers.js';

const scratch = mkdtempSync(join(tmpdir(), 'mtls-pop-answers-'));
let files = 0;

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function written(content: string | Buffer, name = 'answers.yaml'): string {
  const path = join(scratch, `${(files += 1)}-${name}`);
  writeFileSync(path, content);
  return path;
}

async function problemOf(path: string): Promise<Problem> {
  const error: unknown = await readAnswersFile(path).catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error('accepted', { cause: error });
}

describe('an answers file', () => {
  it('is YAML or JSON with the options in camelCase', async () => {
    const answers = { flow: 'fic', identityValue: '6325cd32-9911-41f3-819c-416cdf9104e7', name: 'o"\\😀' };
    const yaml =
      'flow: fic # two legs\nidentityValue: 6325cd32-9911-41f3-819c-416cdf9104e7\nname: "o\\"\\\\😀"\n';
    expect(await readAnswersFile(written(yaml))).toEqual(answers);
    expect(await readAnswersFile(written(JSON.stringify(answers, null, '\t'), 'answers.json'))).toEqual(
      answers,
    );
    expect(await readAnswersFile(written('keyAttestation: yes\nminKeyStrength: keyguard\n'))).toEqual({
      keyAttestation: 'yes',
      minKeyStrength: 'keyguard',
    });
    expect(await readAnswersFile(written('\ufeffflow: fic\r\n'))).toEqual({ flow: 'fic' });
    expect(await readAnswersFile(written(String.raw`{"name":"\ud83d\ude00"}`))).toEqual({ name: '😀' });
  });

  it('gives way to flags', () => {
    expect(
      mergeAnswers({ flow: 'fic', auth: 'confidential-client' }, { flow: 'vanilla', auth: undefined }),
    ).toEqual({
      flow: 'vanilla',
      auth: 'confidential-client',
    });
  });

  it('hands every spelling of a secret on as one, without its value', async () => {
    for (const key of [
      'clientSecret',
      'client_secret',
      'AZURE_CLIENT_SECRET',
      'secret',
      'certificatePassword',
    ])
      expect(await readAnswersFile(written(`${key}: hunter2`))).toEqual({ clientSecret: 'not shown' });
  });

  const broken: Record<string, { content: string | Buffer; says: RegExp; next?: RegExp }> = {
    'not YAML': { content: 'flow: [', says: /not valid YAML at line 1/ },
    'a tag': { content: 'flow: !!js/function "x"', says: /not valid YAML/ },
    'a list': { content: '- flow', says: /not a map/ },
    empty: { content: '', says: /not a map/ },
    'two documents': { content: 'flow: fic\n---\nflow: fic\n', says: /not valid YAML/ },
    'a repeated key': { content: 'flow: fic\nflow: vanilla\n', says: /line 2.*/ },
    'an unknown key': { content: 'flw: fic', says: /unknown key "flw"/, next: /Did you mean flow\?/ },
    'a key in kebab-case': {
      content: 'final-token: bearer',
      says: /"final-token"/,
      next: /Did you mean finalToken\?/,
    },
    'a dangerous key': { content: '__proto__: { flow: fic }', says: /unknown key "__proto__"/ },
    'an inherited name': { content: 'toString: x', says: /unknown key "toString"/ },
    'a number': { content: 'guidance: 2.0', says: /a number under guidance/, next: /quotes/ },
    'a boolean': {
      content: 'keyAttestation: true',
      says: /a boolean under keyAttestation/,
      next: /into quotes \(keyAttestation: "yes"\)/,
    },
    nothing: { content: 'flow:', says: /nothing under flow/ },
    'a list as a value': { content: 'flow: [fic]', says: /a list under flow/ },
    'not UTF-8': {
      content: Buffer.from('flow: fic', 'utf16le'),
      says: /not (UTF-8|valid YAML)|not a map|unknown key/,
    },
    'a BOM of UTF-16': { content: Buffer.from('\ufeffflow: fic', 'utf16le'), says: /is not UTF-8/ },
    '10 MB': { content: 'x: y\n'.repeat(2_000_000), says: /too large: more than 256 KiB/ },
    '10 MB of nesting': { content: '['.repeat(10_000_000), says: /too large/ },
    'nested lists': { content: '- '.repeat(50_000), says: /too large: more than 64 levels/ },
    'nested flow maps': { content: '{a: '.repeat(10_000), says: /too large: more than 64 levels/ },
    'nested maps': {
      content: Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      says: /too large: more than 128 columns/,
    },
    'very many keys': {
      content: Array.from({ length: 30_000 }, (_, key) => `k${key}:`).join('\n'),
      says: /too large: more than 50000 tokens/,
    },
    aliases: {
      content: [
        'a0: &a0 [x]',
        ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
      ].join('\n'),
      says: /cannot be read/,
    },
  };
  for (const [name, { content, says, next }] of Object.entries(broken)) {
    it(`${name} is refused`, async () => {
      const path = written(content);
      const problem = await problemOf(path);
      expect(problem.code).toBe('answers-invalid');
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.message).toMatch(says);
      expect(problem.message).toContain(path);
      expect(problem.next).toMatch(next ?? /./);
    });
  }

  it('that is no file is refused', async () => {
    expect((await problemOf(join(scratch, 'none.yaml'))).message).toContain('does not exist');
    expect((await problemOf(scratch)).message).toContain('is a folder');
  });
});
