import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import { combinationValues } from '../guidance/combinations.js';
import { answerNames, fixedAnswerNames } from './answers.js';
import { latest as pack, outcome } from './testing/outcome.js';
import { identityForms } from './values/identifiers.js';

const guid = '6325cd32-9911-41f3-819c-416cdf9104e7';
const maybe = (...values: readonly string[]) => fc.constantFrom<string | undefined>(undefined, ...values);

describe('any answers', () => {
  it('of the listed values give one of the 15 scenarios or a reason', () => {
    const answers = fc.record({
      language: maybe('typescript', 'csharp'),
      keyAttestation: maybe('yes', 'no'),
      flow: maybe(...combinationValues.flow),
      auth: maybe(...combinationValues.auth),
      identity: maybe(...combinationValues.identity.slice(1)),
      identityValue: maybe(guid, identityForms['user-assigned-resource-id'].example),
      finalToken: maybe(...combinationValues.finalToken),
      leg2Auth: maybe(...combinationValues.auth),
      leg1ClientId: maybe(guid),
    });
    fc.assert(
      fc.property(answers, fc.boolean(), (given, yes) => {
        const result = outcome(given, { yes });
        if (result instanceof Problem) {
          expect(result.exitCode).toBe(ExitCode.badInput);
          expect(result.because).toBeTruthy();
          expect(result.next).toBeTruthy();
          return;
        }
        const { flow, finalToken, ...rest } = result.scenario;
        const { auth, ...identity } = 'leg1' in rest ? rest.leg1 : rest.authentication;
        const kind = 'identity' in identity ? identity.identity.kind : 'none';
        expect(pack.scenarios.valid).toContainEqual({ flow, auth, identity: kind, finalToken });
        for (const question of ['flow', 'finalToken'] as const)
          expect([undefined, result.scenario[question]]).toContain(given[question]);
        expect([undefined, auth]).toContain(given.auth);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any text are carried exactly or refused, in one short message without anything unprintable', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '"',
        "'",
        '`',
        '${x}',
        '*/',
        '<%= x %>',
        '\n',
        '\r',
        '\0',
        '\u202e',
        '\u2028',
        '😀',
        '__proto__',
        'https://a.example/"',
        'https://a.example/`',
        'https://a.example/${x}',
        'https://a.example/*/',
        'https://user:pass@a.example',
        'https://a.example?q',
        'https://a.example#f',
        'http://a.example',
        'api://',
        'https://😀.example',
        'https://graph.microsoft.com/User.Read',
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...answerNames, ...fixedAnswerNames),
        nasty,
        fc.constantFrom('typescript', 'csharp'),
        (name, value, language) => {
          const result = outcome({ language, [name]: value }, { yes: true });
          if (result instanceof Problem) {
            expect(result.exitCode).toBe(ExitCode.badInput);
            expect(result.next).toBeTruthy();
            const text = `${result.message}${result.because ?? ''}${result.next}`;
            expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
            return;
          }
          if (name === 'resource') expect(result.settings.resource).toBe(value);
          if (name === 'name') expect(result.name).toBe(value);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
