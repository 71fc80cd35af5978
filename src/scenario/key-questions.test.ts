import { describe, expect, it } from 'vitest';
import { ExitCode } from '../errors/errors.js';
import type { Answers } from './answers.js';
import { resolveFlow } from './resolve.js';
import { latest as pack, oldest, refusal } from './testing/outcome.js';

describe('an answer about the binding key', () => {
  const managed = { language: 'csharp', auth: 'managed-identity', identity: 'system-assigned' };
  const key: [flag: string, answers: Answers][] = [
    ['--key-attestation', { keyAttestation: 'yes' }],
    ['--key-attestation', { keyAttestation: 'no' }],
    ['--min-key-strength', { minKeyStrength: 'keyguard' }],
    ['--min-key-strength', { minKeyStrength: 'any' }],
  ];

  it.each(key)('%s of %j is taken for a managed identity in C#', (_, answers) => {
    for (const flow of ['vanilla', 'fic'])
      expect(resolveFlow({ ...managed, ...answers, flow }, pack, { yes: true })).toMatchObject({
        keyAttestation: answers.keyAttestation === 'yes',
        minKeyStrength: answers.minKeyStrength ?? 'any',
      });
  });

  it.each(key)('%s of %j implies C# and a managed identity', (_, answers) => {
    expect(resolveFlow(answers, pack, { yes: true })).toMatchObject({
      language: 'csharp',
      scenario: { authentication: { auth: 'managed-identity' } },
    });
  });

  it.each(key)(
    '%s of %j is refused with the language, the client or the guidance that it does not fit',
    (flag, answers) => {
      const problem = refusal({ ...managed, ...answers, language: 'typescript' });
      expect(problem.message).toBe(`${flag} does not exist for typescript.`);
      const confidential = { language: 'csharp', flow: 'fic', auth: 'confidential-client' };
      expect(refusal({ ...confidential, ...answers })).toMatchObject({
        code: 'invalid-value',
        exitCode: ExitCode.badInput,
        message: `${flag} has no place beside --auth confidential-client.`,
        next: `Leave ${flag} out, or choose --auth managed-identity.`,
      });
      const old = refusal({ ...managed, ...answers }, { pack: oldest });
      expect(old.message).toBe(`${flag} has no place under guidance 1.0.0.`);
      expect(old.next).toContain('--guidance');
    },
  );
});
