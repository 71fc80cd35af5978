import type { Answers } from '../../src/scenario/answers.js';
import { pairwise } from '../support/pairwise.js';

/** Ids that look real and belong to nobody. */
const identityValues = {
  'user-assigned-client-id': '6325cd32-9911-41f3-819c-416cdf9104e7',
  'user-assigned-resource-id':
    '/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourceGroups/payments/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders',
  'user-assigned-object-id': 'ecb2ad92-3e30-4505-b79f-ac640d069f24',
} as const;

/** How the service, or leg 1 of FIC, authenticates: five ways. */
export const authentications = {
  'system-assigned': { auth: 'managed-identity', identity: 'system-assigned' },
  'client-id': managedIdentity('user-assigned-client-id'),
  'resource-id': managedIdentity('user-assigned-resource-id'),
  'object-id': managedIdentity('user-assigned-object-id'),
  certificate: { auth: 'confidential-client' },
} satisfies Record<string, Answers>;

/** What the flow ends in: three ways. */
export const flows = {
  vanilla: { flow: 'vanilla', finalToken: 'mtls-pop' },
  'fic-bearer': { flow: 'fic', finalToken: 'bearer' },
  'fic-pop': { flow: 'fic', finalToken: 'mtls-pop' },
} satisfies Record<string, Answers>;

export const testRunners = ['vitest', 'node', 'jest', 'mocha'] as const;
export const moduleSystems = ['esm', 'commonjs'] as const;

export interface Case {
  /** Such as `fic-pop-client-id-jest-commonjs`: also the folder's and the project's name. */
  readonly name: string;
  readonly answers: Answers;
}

function managedIdentity(identity: keyof typeof identityValues): Answers {
  return { auth: 'managed-identity', identity, identityValue: identityValues[identity] };
}

function build(
  flow: keyof typeof flows,
  authentication: keyof typeof authentications,
  testRunner: (typeof testRunners)[number],
  moduleSystem: (typeof moduleSystems)[number],
): Case {
  const name = [flow, authentication, testRunner, moduleSystem].join('-');
  return {
    name,
    answers: {
      language: 'typescript',
      ...flows[flow],
      ...authentications[authentication],
      resource: 'https://graph.microsoft.com',
      testRunner,
      module: moduleSystem,
      name,
    },
  };
}

/** Every scenario with every runner and module system: 120. */
export const everyCase: readonly Case[] = keys(flows).flatMap((flow) =>
  keys(authentications).flatMap((authentication) =>
    testRunners.flatMap((runner) =>
      moduleSystems.map((system) => build(flow, authentication, runner, system)),
    ),
  ),
);

/** The 15 scenarios as `new` emits them when nothing else is asked for. */
export const defaultCases: readonly Case[] = everyCase.filter(({ name }) => name.endsWith('-vitest-esm'));

/** Few cases in which each value of flow, authentication, runner and module system meets each value of the others. */
export function pairwiseCases(): readonly Case[] {
  return pairwise(everyCase, ({ answers }) => [
    `${answers.flow ?? ''}/${answers.finalToken ?? ''}`,
    `${answers.auth ?? ''}/${answers.identity ?? ''}`,
    answers.testRunner ?? '',
    answers.module ?? '',
  ]);
}

function keys<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[];
}
