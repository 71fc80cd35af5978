import { describe, expect, it } from 'vitest';
import type { Answers } from '../../scenario/answers.js';
import { languages } from '../../scenario/choices.js';
import { resolveFlow } from '../../scenario/resolve.js';
import { packs } from '../../scenario/testing/outcome.js';
import { identityForms, isUserAssigned } from '../../scenario/values/identifiers.js';
import { csharpFlow, flow } from '../testing/fixtures.js';
import { answersOf, plannedFlow } from './answers.js';

describe('answersOf', () => {
  it.each(packs)('lists what makes the same flow again: guidance $version', (pack) => {
    const { keyAttestation, minimumKeyStrength } = pack.facts;
    const key: Answers = {
      ...(keyAttestation && { keyAttestation: 'yes' }),
      ...(minimumKeyStrength && { minKeyStrength: 'keyguard' }),
    };
    for (const language of languages)
      for (const { identity, ...scenario } of pack.scenarios.valid)
        for (const asked of language === 'csharp' && identity !== 'none' ? [{}, key] : [{}]) {
          const managed = identity === 'none' ? {} : { identity };
          const value = isUserAssigned(identity) ? { identityValue: identityForms[identity].example } : {};
          const answers = { language, ...scenario, ...managed, ...value, ...asked };
          const made = resolveFlow(answers, pack, { yes: true });
          const again = Object.fromEntries(answersOf(made));
          expect(again).toMatchObject(answers);
          expect(resolveFlow(again, pack, { yes: false })).toEqual(made);
        }
  });
});

describe('plannedFlow', () => {
  it('says what is asked of the binding key in C#, where there is such a question', () => {
    const asked = csharpFlow({ keyAttestation: true, minKeyStrength: 'keyguard' });
    expect(plannedFlow(asked)).toMatchObject({ keyAttestation: true, minKeyStrength: 'keyguard' });
    expect(plannedFlow(csharpFlow())).toMatchObject({ keyAttestation: false, minKeyStrength: 'any' });
    expect(plannedFlow(flow())).not.toHaveProperty('keyAttestation');
  });
});
