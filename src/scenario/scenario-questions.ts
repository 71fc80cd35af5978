import type { Combination } from '../guidance/schema.js';
import { languages } from './choices.js';
import type { Language } from './flow.js';
import { impliedLanguage } from './language.js';
import { makeQuestion } from './make-question.js';
import type { Choice, Question } from './question.js';
import { type ScenarioQuestion, openValues, preferredValue } from './scenario-answers.js';
import { identityForms, isUserAssigned } from './values/identifiers.js';

type Texts = Record<string, Omit<Choice, 'value'>>;

const languageTexts: Record<Language, Omit<Choice, 'value'>> = {
  typescript: { title: 'TypeScript', hint: 'on @azure/msal-node' },
  csharp: { title: 'C#', hint: 'on MSAL.NET' },
};

const scenarioTexts: { [Q in ScenarioQuestion]: Record<Combination[Q], Omit<Choice, 'value'>> } = {
  flow: {
    vanilla: { title: 'Vanilla', hint: 'one acquisition, straight for the resource; no legs' },
    fic: { title: 'FIC two-leg', hint: 'leg 1 gets a token for the token exchange, leg 2 exchanges it' },
  },
  auth: {
    'managed-identity': {
      title: 'Managed identity',
      hint: "Azure holds the credential; the host's IMDS issues the certificate",
    },
    'confidential-client': {
      title: 'Confidential client',
      hint: 'an app registration that trusts your certificate (SNI)',
    },
  },
  identity: {
    none: { title: 'None', hint: 'a confidential client has no managed identity' },
    'system-assigned': {
      title: 'System-assigned (SAMI)',
      hint: "the host's own identity, gone when the host is",
    },
    'user-assigned-client-id': {
      title: 'User-assigned (UAMI), by client id',
      hint: 'the usual way to name one',
    },
    'user-assigned-resource-id': {
      title: 'User-assigned (UAMI), by resource id',
      hint: 'known before it is deployed',
    },
    'user-assigned-object-id': {
      title: 'User-assigned (UAMI), by object id',
      hint: 'the id that role assignments show',
    },
  },
  finalToken: {
    'mtls-pop': {
      title: 'mTLS PoP',
      hint: 'useless without the binding certificate: a stolen token opens nothing',
    },
    bearer: { title: 'Bearer', hint: 'for a resource that does not accept mTLS PoP yet' },
  },
};

/** A choice of the scenario itself: what it offers and when it has a meaning follows from the pack's valid combinations. */
const scenarioQuestion = (
  name: ScenarioQuestion,
  rest: Pick<Question, 'message' | 'teach'> & Partial<Question>,
): Question =>
  makeQuestion({
    name,
    kind: 'select',
    choices: (pack, answers) =>
      openValues(name, answers, pack)
        .filter((value) => value !== 'none')
        .map((value) => ({ value, ...(scenarioTexts[name] as Texts)[value] }) as Choice),
    default: (_, answers) => preferredValue(name, answers),
    ...rest,
  });

export const scenarioQuestions: readonly Question[] = [
  makeQuestion({
    name: 'language',
    kind: 'select',
    message: 'Which language?',
    teach: 'Both get the same scenarios; the acquirers stand on the MSAL of the language.',
    choices: (_, answers) => {
      const implied = impliedLanguage(answers);
      return languages
        .filter((language) => implied === undefined || language === implied)
        .map((value) => ({ value, ...languageTexts[value] }));
    },
    default: () => 'typescript',
  }),
  scenarioQuestion('flow', {
    message: 'Which flow?',
    teach:
      "Vanilla asks for the resource's token directly; FIC exchanges leg 1's token for it, so that an app needs no credential of its own.",
  }),
  scenarioQuestion('auth', {
    message: 'What does the service (leg 1 of FIC) authenticate with?',
    teach:
      'Leg 2 of FIC is always a confidential client, because a managed identity cannot send a client assertion.',
  }),
  scenarioQuestion('identity', {
    message: 'Which managed identity?',
    teach: 'A host has at most one system-assigned identity, but may carry many user-assigned ones.',
    when: (_, { auth }) => auth === 'managed-identity',
    condition: 'with --auth managed-identity',
  }),
  makeQuestion({
    name: 'identityValue',
    kind: 'text',
    message: 'Its id?',
    teach: 'IMDS is told which user-assigned identity is meant by exactly this id.',
    when: (_, { identity }) => isUserAssigned(identity),
    condition: 'with a user-assigned --identity',
    example: (_, { identity }) =>
      isUserAssigned(identity) ? identityForms[identity].example : 'its client id, resource id or object id',
  }),
  scenarioQuestion('finalToken', {
    message: 'Which final token?',
    teach:
      'An mTLS PoP token works only together with its binding certificate; a Bearer token works for whoever holds it.',
    condition: 'with --flow fic',
  }),
];
