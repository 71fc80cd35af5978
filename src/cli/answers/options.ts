import type { Command } from 'commander';
import { answerNames, fixedAnswerNames, flagOf } from '../../scenario/answers.js';
import type { AnswerName, Answers } from '../../scenario/answers.js';

/** Help for each answer; the values are told again, with what they mean, where somebody is asked. */
const descriptions: Record<(typeof answerNames)[number], [value: string, description: string]> = {
  language: ['<language>', 'typescript or csharp'],
  flow: ['<flow>', 'vanilla (one acquisition, no legs) or fic (two legs)'],
  auth: [
    '<method>',
    'how the service, or leg 1 of FIC, authenticates: managed-identity or confidential-client',
  ],
  identity: [
    '<kind>',
    'of a managed identity: system-assigned, user-assigned-client-id, user-assigned-resource-id or user-assigned-object-id',
  ],
  identityValue: ['<id>', 'the id of a user-assigned identity'],
  finalToken: ['<type>', 'mtls-pop, or with fic bearer'],
  resource: ['<url>', 'what the service calls: a base URL or a scope, such as https://graph.microsoft.com'],
  tenant: ['<id>', 'default tenant: a GUID or a domain'],
  clientId: ['<guid>', 'default client id of the confidential client (leg 2 of FIC)'],
  leg1ClientId: ['<guid>', 'default client id of leg 1, where that is a confidential client'],
  region: ['<region>', 'default Azure region, such as westus3'],
  cloud: ['<cloud>', 'public, usgov, china, france, germany or singapore'],
  name: ['<name>', 'name of the npm package, or of the C# solution and its root namespace'],
  testRunner: ['<runner>', 'TypeScript: vitest, node, jest or mocha; C#: xunit, nunit or mstest'],
  module: ['<system>', 'TypeScript: esm or commonjs'],
  framework: ['<framework>', 'C#: net10.0 or net8.0'],
  keyAttestation: ['<yes|no>', 'C# with a managed identity: whether its binding key is attested'],
  minKeyStrength: ['<strength>', 'C# with a managed identity: any, or keyguard for its binding key'],
  packageManager: ['<manager>', 'TypeScript: npm, pnpm or yarn'],
  guidance: ['<version>', 'a version of the guidance, or the path of a pack folder'],
};

/** @param changed other help for some answers than `new` gives */
export function declareAnswers(command: Command, changed: Partial<typeof descriptions> = {}): void {
  for (const name of answerNames) {
    const [value, description] = changed[name] ?? descriptions[name];
    command.addOption(command.createOption(`${flagOf(name)} ${value}`, description));
  }
  // Read so that the refusal can say why: a secret is never an option.
  for (const name of fixedAnswerNames)
    command.addOption(command.createOption(`${flagOf(name)} [value]`).hideHelp());
  command
    .option('-y, --yes', 'ask nothing; take defaults')
    .option('--answers <file>', 'read answers from a YAML or JSON file');
}

/** The answers among the options of a command line. */
export function answersAmong(options: Readonly<Record<string, unknown>>): Answers {
  const names: readonly AnswerName[] = [...answerNames, ...fixedAnswerNames];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = options[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? value : '']];
    }),
  );
}
