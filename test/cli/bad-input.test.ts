import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, tool, treeOf, workFolder, write } from './tool.js';

interface BadInput {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: string;
  readonly exit?: number;
  /** Parts of message, cause and next step together. */
  readonly says: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client'];
const sami = ['--flow', 'vanilla', '--auth', 'managed-identity', '--identity', 'system-assigned'];
const uami = ['--flow', 'vanilla', '--auth', 'managed-identity', '--identity', 'user-assigned-client-id'];

const refusedScenarios: readonly BadInput[] = [
  {
    what: 'a managed identity as leg 2',
    args: ['--flow', 'fic', '--leg2-auth', 'managed-identity', '--yes'],
    code: 'invalid-scenario',
    says: ['WithClientAssertion', 'nearest valid scenario: --flow fic'],
  },
  {
    what: 'a vanilla flow with a Bearer final token',
    args: [...vanilla, '--final-token', 'bearer', '--yes'],
    code: 'invalid-scenario',
    says: ['Only leg 2 of FIC may end in a Bearer token', '--final-token mtls-pop'],
  },
  {
    what: 'an identity of a confidential client',
    args: [...vanilla, '--identity', 'system-assigned', '--yes'],
    code: 'invalid-scenario',
    says: ['Only a managed identity', 'nearest valid scenario'],
  },
  {
    what: 'a missing identity value',
    args: [...uami, '--yes'],
    code: 'missing-answers',
    says: ['--identity-value'],
  },
  {
    what: 'a malformed identity value',
    args: [...uami, '--identity-value', 'abc', '--yes'],
    code: 'invalid-value',
    says: ['"abc"', 'GUID', '--identity-value 00000000-0000-0000-0000-000000000000'],
  },
  ...['common', 'organizations', 'consumers'].map((tenant) => ({
    what: `the tenant ${tenant}`,
    args: [...vanilla, '--tenant', tenant, '--yes'],
    code: 'invalid-value',
    says: [tenant, 'one tenant', '--tenant contoso.onmicrosoft.com'],
  })),
  {
    what: 'a region that could reach a host name',
    args: [...vanilla, '--region', 'evil.com/x?', '--yes'],
    code: 'invalid-value',
    says: ['evil.com/x?', '--region westus3'],
  },
  {
    what: 'another leg 1 resource than the token exchange audience',
    args: [
      '--flow',
      'fic',
      '--auth',
      'confidential-client',
      '--leg1-resource',
      'https://graph.microsoft.com',
      '--yes',
    ],
    code: 'invalid-value',
    says: ['api://AzureADTokenExchange'],
  },
  {
    what: 'a client secret',
    args: [...vanilla, '--client-secret', 'hunter2hunter2', '--yes'],
    code: 'client-secret',
    says: ['secret', 'certificate'],
  },
  {
    what: 'an attested key of a confidential client',
    args: ['--language', 'csharp', ...vanilla, '--key-attestation', 'yes', '--yes'],
    code: 'invalid-value',
    says: ['--key-attestation has no place beside --auth confidential-client', '--auth managed-identity'],
  },
  {
    what: 'an attested key under a guidance that knows none',
    args: [...sami, '--language', 'csharp', '--key-attestation', 'yes', '--guidance', '1.0.0', '--yes'],
    code: 'invalid-value',
    says: ['--key-attestation has no place under guidance 1.0.0', 'newer --guidance'],
  },
  {
    what: 'a minimum key strength under a guidance that knows none',
    args: [...sami, '--language', 'csharp', '--min-key-strength', 'any', '--guidance', '1.1.0', '--yes'],
    code: 'invalid-value',
    says: ['--min-key-strength has no place under guidance 1.1.0', 'newer --guidance'],
  },
];

/** What one language has and the other has not. */
const languages: readonly BadInput[] = [
  ...[
    ['typescript', '--framework', 'net10.0'],
    ['typescript', '--key-attestation', 'yes'],
    ['typescript', '--min-key-strength', 'keyguard'],
    ['csharp', '--module', 'esm'],
    ['csharp', '--package-manager', 'npm'],
  ].map(([language = '', flag = '', value = '']) => ({
    what: `${flag} for ${language}`,
    args: ['--language', language, flag, value, '--yes'],
    code: 'invalid-value',
    says: [`${flag} does not exist for ${language}`, `Leave ${flag} out`],
  })),
  {
    what: 'a language that nobody makes',
    args: ['--language', 'java', '--yes'],
    code: 'invalid-value',
    says: ['"java"', 'typescript, csharp'],
  },
  {
    what: 'the test runner of another language',
    args: ['--language', 'csharp', '--test-runner', 'vitest', '--yes'],
    code: 'invalid-value',
    says: ['"vitest"', 'xunit, nunit, mstest'],
  },
  ...[
    ['orders-api', 'OrdersApi'],
    ['@contoso/orders', 'Contoso.Orders'],
    ['class', 'ClassService'],
    ['Contoso.System', 'Contoso.SystemService'],
    ['Contoso.Task', 'Contoso.TaskService'],
    ['My_Orders', 'MyOrders'],
    ['nul', 'NulService'],
    ['../Orders', 'Orders'],
    ['x'.repeat(65), `X${'x'.repeat(63)}`],
  ].map(([name = '', instead = '']) => ({
    what: `the C# name ${name}`,
    args: ['--language', 'csharp', '--name', name, '--yes'],
    code: 'invalid-value',
    says: [name.slice(0, 60), `Type: --name ${instead}`],
  })),
];

const commandLines: readonly BadInput[] = [
  {
    what: 'an unknown option',
    args: ['--flwo', 'fic'],
    code: 'unknown-option',
    says: ["'--flwo'", 'Did you mean --flow?'],
  },
  {
    what: 'an unknown value',
    args: ['--flow', 'vanila', '--yes'],
    code: 'invalid-value',
    says: ['"vanila"', 'Did you mean --flow vanilla?'],
  },
  {
    what: 'an option without its value',
    args: ['--flow'],
    code: 'missing-option-value',
    says: ['--flow', 'new --help'],
  },
  { what: 'two folders', args: ['more'], code: 'too-many-arguments', says: ['new --help'] },
  {
    what: 'missing answers without a terminal, all at once',
    args: [],
    code: 'missing-answers',
    says: [
      '--language',
      '--flow',
      '--auth',
      '--identity',
      '--identity-value',
      '--final-token',
      '--resource',
      '--yes',
    ],
  },
  {
    what: 'a name that npm does not allow',
    args: [...vanilla, '--name', 'Not A Name', '--yes'],
    code: 'invalid-value',
    says: ['Not A Name', 'npm'],
  },
  {
    what: 'a working folder that does not exist',
    args: ['--cwd', 'nowhere', '--yes'],
    code: 'working-folder-missing',
    says: ['nowhere'],
  },
  {
    what: 'an unknown guidance version',
    args: [...vanilla, '--guidance', '9.9.9', '--yes'],
    code: 'guidance-unknown',
    says: ['9.9.9', '2.0.0', 'guidance list'],
  },
  {
    what: 'a guidance pack that breaks the schema',
    args: [...vanilla, '--guidance', 'pack', '--yes'],
    code: 'guidance-invalid',
    says: ['pack'],
    files: { 'pack/pack.yaml': 'version: 1\n' },
  },
];

const nested = `${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}`;
const aliases = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
].join('\n');
const answersFiles: readonly BadInput[] = (
  [
    ['is not YAML', 'flow: [vanilla', ['answers.yaml']],
    ['has an unknown key', 'langauge: typescript', ['langauge', 'Did you mean language?']],
    ['has a wrong type', 'flow: [vanilla]', ['flow', 'list']],
    ['has a value that no scenario has', 'flow: vanila', ['vanila', 'vanilla']],
    ['is a list', '- flow', ['map']],
    ['is empty', '', ['map']],
    ['has a boolean', 'keyAttestation: true', ['a boolean under keyAttestation', 'keyAttestation: "yes"']],
    ['has a secret', 'client_secret: hunter2hunter2', ['secret']],
    ['is 10 MB of nesting', nested, ['answers.yaml']],
    ['is a heap of aliases', aliases, ['answers.yaml']],
  ] as const
).map(([what, text, says]) => ({
  what: `an answers file that ${what}`,
  args: ['--answers', 'answers.yaml', '--yes'],
  code: expect.any(String) as string,
  says,
  files: { 'answers.yaml': text },
}));

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
