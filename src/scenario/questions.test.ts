import { describe, expect, it } from 'vitest';
import type { Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';
import { dialogue } from './dialogue.js';
import type { Scenario } from './flow.js';
import type { Question } from './question.js';
import { isPending, questions, settle } from './questions.js';
import { resolveFlow } from './resolve.js';
import { packs } from './testing/outcome.js';

/** Every way through the dialogue, taking the example of a text. */
function* dialogues(pack: Pack, given: Answers = {}): Generator<Answers> {
  const answers = settle(pack, given);
  const question = questions.find((each) => isPending(each, pack, answers));
  if (question === undefined) {
    yield answers;
    return;
  }
  const values =
    question.kind === 'text'
      ? [question.default(pack, answers) ?? question.example(pack, answers)]
      : question.choices(pack, answers).map(({ value }) => value);
  for (const value of values) {
    expect(question.validate(value, pack, answers)).toBeUndefined();
    yield* dialogues(pack, { ...answers, [question.name]: value });
  }
}

/** What a terminal would ask now, or after other questions. */
const asked = (pack: Pack, answers: Answers) =>
  questions.filter((each) => isPending(each, pack, settle(pack, answers))).map(({ name }) => name);

const paths = (pack: Pack): Answers[] => [...dialogues(pack)];

describe('the dialogue', () => {
  it('leads to each of the 15 scenarios and nowhere else', () => {
    for (const pack of packs) {
      const scenarios = paths(pack).map((answers) => resolveFlow(answers, pack, { yes: false }).scenario);
      expect(new Set(scenarios.map((scenario: Scenario) => JSON.stringify(scenario))).size).toBe(15);
    }
  });

  it('asks nothing that has one answer left, and for a region only where the guidance requires one', () => {
    const [first, , latest] = packs;
    const vanilla = { flow: 'vanilla', auth: 'confidential-client' };
    for (const language of ['typescript', 'csharp']) {
      expect(asked(latest, { language, ...vanilla })).toEqual(['resource', 'name', 'testRunner']);
      expect(asked(first, { language, ...vanilla })).toEqual(['resource', 'region', 'name', 'testRunner']);
    }
  });

  it('asks for a language first, unless an answer belongs to one', () => {
    const pack = packs[2];
    expect(asked(pack, {})[0]).toBe('language');
    expect(asked(pack, { testRunner: 'mocha' })[0]).toBe('flow');
    expect(settle(pack, { packageManager: 'pnpm' }).language).toBe('typescript');
    for (const answers of [{ testRunner: 'nunit' }, { framework: 'net8.0' }, { keyAttestation: 'no' }])
      expect(settle(pack, answers).language).toBe('csharp');
  });

  it('asks about the binding key where MSAL.NET makes one and the guidance knows the question', () => {
    const [first, second, latest] = packs;
    const both = ['keyAttestation', 'minKeyStrength'];
    const about = (pack: Pack, answers: Answers) =>
      asked(pack, answers).filter((name) => both.includes(name));
    for (const flow of ['vanilla', 'fic']) {
      const answers = { language: 'csharp', flow, auth: 'managed-identity' };
      expect(about(first, answers)).toEqual([]);
      expect(about(second, answers)).toEqual(['keyAttestation']);
      expect(about(latest, answers)).toEqual(both);
      expect(about(latest, { ...answers, auth: 'confidential-client' })).toEqual([]);
      expect(about(latest, { ...answers, language: 'typescript' })).toEqual([]);
    }
  });

  it('offers in FIC what the final token can be, and in a vanilla flow nothing', () => {
    const pack = packs[2];
    const finalToken = questions.find(({ name }) => name === 'finalToken');
    expect(finalToken?.choices(pack, { flow: 'fic' }).map(({ value }) => value)).toEqual([
      'mtls-pop',
      'bearer',
    ]);
    expect(settle(pack, { flow: 'vanilla' }).finalToken).toBe('mtls-pop');
  });

  it('says in one line what is wrong with a text', () => {
    const region = questions.find(({ name }) => name === 'region');
    const problem = region?.validate('West US', packs[0], {});
    expect(problem).toContain('--region westus3');
    expect(problem).not.toContain('\n');
  });

  it('fits a narrow terminal: short messages, and a sentence that teaches for each', () => {
    for (const { message, teach, kind, choices } of questions) {
      expect(message.length).toBeLessThanOrEqual(72);
      expect(teach).toMatch(/\w\.$/);
      if (kind === 'select') for (const { title } of choices(packs[0], {})) expect(title).toBeTruthy();
    }
  });

  it('ends as soon as an answer leaves no place for one that was given at the start', async () => {
    const asked: string[] = [];
    const choose = (question: Question) => {
      asked.push(question.name);
      return Promise.resolve('csharp');
    };
    await expect(dialogue({ name: 'orders-api' }, packs[2], choose)).rejects.toThrow('--name "orders-api"');
    expect(asked).toEqual(['language']);
  });

  it('follows a pack that allows less', () => {
    const strict = structuredClone(packs[2]);
    strict.scenarios.valid = strict.scenarios.valid.filter(({ finalToken }) => finalToken === 'mtls-pop');
    strict.scenarios.refused.push({
      id: 'no-bearer',
      when: { finalToken: ['bearer'] },
      reason: 'Contoso accepts bound tokens only.',
      nearest: { finalToken: 'mtls-pop' },
    });
    expect(settle(strict, { flow: 'fic' }).finalToken).toBe('mtls-pop');
    expect(() => resolveFlow({ flow: 'fic', finalToken: 'bearer' }, strict, { yes: true })).toThrow(
      'not a valid scenario',
    );
  });
});
