import { describe, expect, it } from 'vitest';
import { ExitCode } from '../errors/errors.js';
import type { Answers } from './answers.js';
import { checkAnswers, resolveFlow } from './resolve.js';
import { parseScenario } from './scenario.js';
import { latest as pack, refusal } from './testing/outcome.js';

const clientId = '6325cd32-9911-41f3-819c-416cdf9104e7';

/** The flags of a next step, as the answers that typing them would give. */
function typed(next: string): Answers {
  const flags = [...next.matchAll(/--([a-z0-9-]+) (\S+)/g)].map(([, flag = '', value = '']) => [
    flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(flags) as Answers;
}

/** One row for each refused scenario of docs/emitted.md; `reason` is part of what the pack says. */
const refused: Record<string, { answers: Answers; reason: RegExp; nearest: string }> = {
  'managed identity as leg 2': {
    answers: { flow: 'fic', auth: 'managed-identity', leg2Auth: 'managed-identity', finalToken: 'mtls-pop' },
    reason: /client assertion/,
    nearest: '--flow fic --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
  'a vanilla flow with a Bearer final token': {
    answers: { flow: 'vanilla', auth: 'confidential-client', finalToken: 'bearer' },
    reason: /Only leg 2 of FIC/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'an identity variant for a confidential client': {
    answers: { flow: 'fic', auth: 'confidential-client', identity: 'system-assigned', finalToken: 'bearer' },
    reason: /client id and certificate/,
    nearest: '--flow fic --auth confidential-client --final-token bearer',
  },
  'both at once': {
    answers: {
      flow: 'vanilla',
      auth: 'confidential-client',
      identity: 'system-assigned',
      finalToken: 'bearer',
    },
    reason: /./,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'an id of a system-assigned identity': {
    answers: {
      flow: 'vanilla',
      auth: 'managed-identity',
      identity: 'system-assigned',
      identityValue: clientId,
    },
    reason: /Only a user-assigned identity has an id/,
    nearest: '--flow vanilla --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
  'an id of a confidential client': {
    answers: { flow: 'vanilla', auth: 'confidential-client', identityValue: clientId },
    reason: /Only a user-assigned identity has an id/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'a leg in a vanilla flow': {
    answers: { flow: 'vanilla', auth: 'confidential-client', leg1ClientId: clientId },
    reason: /has no legs/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'a client id of a leg 1 that is a managed identity': {
    answers: { flow: 'fic', auth: 'managed-identity', leg1ClientId: clientId },
    reason: /no app registration/,
    nearest: '--flow fic --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
};

describe('a refused scenario', () => {
  for (const [name, { answers, reason, nearest }] of Object.entries(refused)) {
    it(`${name} gives the pack's reason and the nearest valid scenario, which is valid`, () => {
      const problem = refusal(answers);
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.code).toBe('invalid-scenario');
      expect(problem.because).toMatch(reason);
      expect(problem.next).toBe(`The nearest valid scenario: ${nearest}`);
      expect(() => parseScenario(typed(problem.next), pack)).not.toThrow();
    });
  }

  it('keeps the id of the identity in the nearest scenario', () => {
    const { next } = refusal({
      flow: 'vanilla',
      auth: 'managed-identity',
      identity: 'user-assigned-object-id',
      identityValue: clientId,
      finalToken: 'bearer',
    });
    expect(next).toContain(`--identity user-assigned-object-id --identity-value ${clientId}`);
  });

  it('is refused before anything that is missing is asked for', () => {
    const answers = { flow: 'vanilla', leg1ClientId: clientId };
    expect(() => resolveFlow(answers, pack, { yes: false })).toThrow('has no place in a vanilla flow');
    expect(() => {
      checkAnswers(answers, pack);
    }).toThrow('has no place in a vanilla flow');
  });

  it('a missing id is named by its flag, with the reason', () => {
    const problem = refusal({ flow: 'fic', auth: 'managed-identity', identity: 'user-assigned-client-id' });
    expect(problem.code).toBe('missing-answers');
    expect(problem.message).toContain('--identity-value');
    expect(problem.because).toContain(pack.scenarios.values['identity-value-missing']);
    expect(() =>
      parseScenario(
        { flow: 'fic', auth: 'managed-identity', identity: 'user-assigned-client-id', finalToken: 'bearer' },
        pack,
      ),
    ).toThrow('needs --identity-value');
  });
});
