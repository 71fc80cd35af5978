import { expect } from 'vitest';

export interface BadInput {
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

export const refusedScenarios: readonly BadInput[] = [
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
export const languages: readonly BadInput[] = [
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

export const commandLines: readonly BadInput[] = [
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
export const answersFiles: readonly BadInput[] = (
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
