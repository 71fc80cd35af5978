import { makeQuestion } from './make-question.js';
import type { Choice, Question } from './question.js';
import { defaultResource } from './settings.js';
import { identityForms } from './values/identifiers.js';

const usesConfidentialClient: Question['when'] = (_, { flow, auth }) =>
  flow === 'fic' || auth === 'confidential-client';

/** Defaults of the generated configuration. The environment overrides them, so only the resource is always asked. */
export const settingQuestions: readonly Question[] = [
  makeQuestion({
    name: 'resource',
    kind: 'text',
    message: 'Which resource does the service call? (base URL or scope)',
    teach:
      "The resource has to accept mTLS PoP: it compares the token's cnf claim with the certificate of the TLS session.",
    example: (pack, answers) => defaultResource(answers, pack) ?? 'https://api.contoso.com',
    default: (pack, answers) => defaultResource(answers, pack),
  }),
  makeQuestion({
    name: 'tenant',
    kind: 'text',
    message: 'Which tenant issues the tokens? (id or domain)',
    teach: 'mTLS PoP tokens come from one tenant; AZURE_TENANT_ID overrides it.',
    example: () => 'contoso.onmicrosoft.com',
    optional: true,
    asked: () => false,
    when: usesConfidentialClient,
  }),
  makeQuestion({
    name: 'clientId',
    kind: 'text',
    message: 'Which client id does the confidential client (leg 2 of FIC) have?',
    teach: 'The application id of the app registration; AZURE_CLIENT_ID overrides it.',
    example: () => identityForms['user-assigned-client-id'].example,
    optional: true,
    asked: () => false,
    when: usesConfidentialClient,
  }),
  makeQuestion({
    name: 'leg1ClientId',
    kind: 'text',
    message: 'Which client id does leg 1 have?',
    teach:
      'Leg 1 is an app registration of its own, which leg 2 trusts by a federated credential; LEG1_CLIENT_ID overrides it.',
    example: () => identityForms['user-assigned-client-id'].example,
    optional: true,
    asked: () => false,
    when: (_, { flow, auth }) => flow === 'fic' && auth === 'confidential-client',
    condition: 'with --flow fic --auth confidential-client',
  }),
  makeQuestion({
    name: 'region',
    kind: 'text',
    message: 'Which Azure region does the service run in?',
    teach:
      "Tokens then come from the region's own mtlsauth host; AZURE_REGIONAL_AUTHORITY_NAME overrides it.",
    example: () => 'westus3',
    optional: true,
    asked: (pack) => pack.facts.region === 'required',
    when: usesConfidentialClient,
  }),
  makeQuestion({
    name: 'cloud',
    kind: 'select',
    message: 'Which cloud?',
    teach:
      'Each cloud has its own mtlsauth host and token exchange audience; AZURE_AUTHORITY_HOST overrides it.',
    optional: true,
    asked: () => false,
    choices: (pack) =>
      Object.entries(pack.facts.clouds).map(([value, { title, mtlsHost }]): Choice => ({
        value,
        title,
        hint: mtlsHost,
      })),
    default: () => 'public',
  }),
];
