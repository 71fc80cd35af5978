import { makeQuestion } from './make-question.js';
import type { Question } from './question.js';

/** Only MSAL.NET lets its caller say anything about the key, and only a managed identity's key is made by the host. */
const makesKey: Question['when'] = (_, { language, auth }) =>
  language === 'csharp' && auth === 'managed-identity';

/** What a managed identity asks of its binding key, as far as the guidance knows that it can. */
export const keyQuestions: readonly Question[] = [
  makeQuestion({
    name: 'keyAttestation',
    kind: 'select',
    message: 'Shall the binding key be attested?',
    teach:
      'Attestation shows Entra that the key cannot leave the host; it adds the package Microsoft.Identity.Client.KeyAttestation.',
    optional: true,
    when: (pack, answers) => pack.facts.keyAttestation && makesKey(pack, answers),
    choices: () => [
      { value: 'no', title: 'No', hint: 'no further package' },
      { value: 'yes', title: 'Yes', hint: 'WithAttestationSupport(), on hosts that have KeyGuard' },
    ],
    default: () => 'no',
  }),
  makeQuestion({
    name: 'minKeyStrength',
    kind: 'select',
    message: 'How strong does the binding key have to be at least?',
    teach: 'With a key that is weaker than this, MSAL.NET asks for no token.',
    optional: true,
    when: (pack, answers) => pack.facts.minimumKeyStrength && makesKey(pack, answers),
    choices: () => [
      { value: 'any', title: 'Any', hint: 'what the host has' },
      { value: 'keyguard', title: 'KeyGuard', hint: 'PoPOptions.MinStrength: isolated by VBS, or no token' },
    ],
    default: () => 'any',
  }),
];
