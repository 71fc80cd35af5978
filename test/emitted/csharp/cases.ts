import path from 'node:path';
import type { Answers } from '../../../src/scenario/answers.js';
import { pairwise } from '../../support/pairwise.js';
import { authentications, flows } from '../scenarios.js';

const packs = ['1.0.0', '1.1.0', '2.0.0'] as const;
const testFrameworks = ['xunit', 'nunit', 'mstest'] as const;
const frameworks = ['net10.0', 'net8.0'] as const;

/** The built-in packs, and one whose MSAL.NET is older than 1.1.0 asks for. */
export type Guidance = (typeof packs)[number] | 'oldest';

export interface SolutionCase {
  readonly flow: keyof typeof flows;
  readonly authentication: keyof typeof authentications;
  readonly guidance: Guidance;
  readonly testFramework: (typeof testFrameworks)[number];
  readonly framework: (typeof frameworks)[number];
  /** `minKeyStrength`: the key of the managed identity has to be KeyGuard's. Guidance 2.0.0 and later. */
  readonly minKeyStrength?: 'keyguard';
  /** `keyAttestation`. Guidance 1.1.0 and later. */
  readonly keyAttestation?: 'yes';
}

/** Such as `fic-pop-client-id-1.0.0-nunit-net8.0`. */
export function nameOf(each: SolutionCase): string {
  const { flow, authentication, guidance, testFramework, framework, minKeyStrength, keyAttestation } = each;
  return [
    flow,
    authentication,
    guidance,
    testFramework,
    framework,
    minKeyStrength,
    keyAttestation && 'attested',
  ]
    .filter((part) => part !== undefined)
    .join('-');
}

/** Root namespace, so also the name of the projects: those of all cases stand in one solution. */
export function namespaceOf(each: SolutionCase): string {
  const words = nameOf(each).split(/[^A-Za-z0-9]+/);
  return `Contoso.${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

export function answersOf(each: SolutionCase): Answers {
  const { flow, authentication, guidance, testFramework, framework, minKeyStrength, keyAttestation } = each;
  const confidentialClient = flow !== 'vanilla' || authentication === 'certificate';
  return {
    language: 'csharp',
    ...flows[flow],
    ...authentications[authentication],
    resource: 'https://graph.microsoft.com',
    name: namespaceOf(each),
    testRunner: testFramework,
    framework,
    region: confidentialClient && guidance !== '2.0.0' ? 'westus3' : undefined,
    minKeyStrength,
    keyAttestation,
  };
}

/** What `loadPack` takes. */
export function packOf({ guidance }: SolutionCase): string {
  return guidance === 'oldest' ? path.join(import.meta.dirname, 'guidance') : guidance;
}

const scenarios = keys(flows).flatMap((flow) =>
  keys(authentications).map((authentication) => ({ flow, authentication })),
);

const asEmitted = { guidance: '2.0.0', testFramework: 'xunit', framework: 'net10.0' } as const;

/** The 15 scenarios as `new --language csharp` emits them when nothing else is asked for. */
export const defaultCases: readonly SolutionCase[] = scenarios.map((scenario) => ({
  ...scenario,
  ...asEmitted,
}));

/**
 * NUnit and MSTest with each flow and each pack, and with the certificate and the identities in turn; and leg 2 on an MSAL.NET that
 * calls it experimental.
 */
export const otherTestFrameworks: readonly SolutionCase[] = [
  ...keys(flows).flatMap((flow, row) =>
    (['nunit', 'mstest'] as const).map((testFramework, column): SolutionCase => ({
      flow,
      authentication: keys(authentications)[2 * row + column] ?? 'certificate',
      guidance: packs[(row + column) % packs.length] ?? '2.0.0',
      testFramework,
      framework: 'net10.0',
    })),
  ),
  { ...asEmitted, flow: 'fic-pop', authentication: 'certificate', guidance: 'oldest' },
  { ...asEmitted, flow: 'fic-bearer', authentication: 'client-id', guidance: 'oldest' },
];

const everyCase: readonly SolutionCase[] = scenarios.flatMap((scenario) =>
  packs.flatMap((guidance) =>
    testFrameworks.flatMap((testFramework) =>
      frameworks.map((framework) => ({ ...scenario, guidance, testFramework, framework })),
    ),
  ),
);

/**
 * What the cases above leave open, so that each scenario meets each pack, each test framework and each framework, and these meet each
 * other; and a managed identity that is asked for a KeyGuard key.
 */
export const remainingPairs: readonly SolutionCase[] = [
  ...pairwise(
    everyCase,
    ({ flow, authentication, guidance, testFramework, framework }) => [
      `${flow} ${authentication}`,
      guidance,
      testFramework,
      framework,
    ],
    [...defaultCases, ...otherTestFrameworks],
  ),
  { ...asEmitted, flow: 'vanilla', authentication: 'resource-id', minKeyStrength: 'keyguard' },
  { ...asEmitted, flow: 'fic-pop', authentication: 'system-assigned', minKeyStrength: 'keyguard' },
];

function keys<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[];
}
