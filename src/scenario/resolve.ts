import { validGiven } from '../guidance/combinations.js';
import type { Combination, Pack } from '../guidance/schema.js';
import { type Answers, answerNames, fixedAnswerNames, flagOf } from './answers.js';
import type { CSharpFlow, Flow, TypeScriptFlow } from './flow.js';
import { type MissingAnswer, missingAnswers } from './missing.js';
import type { Question, Suggestions } from './question.js';
import { isOpen, questions, settle } from './questions.js';
import { type Refusal, throwRefusals } from './refusal.js';
import { type ScenarioQuestion, scenarioAnswers } from './scenario-answers.js';
import { parseScenario } from './scenario.js';
import { settingsOf } from './settings.js';
import { checkTogether } from './together.js';
import { checkAnswer } from './values/values.js';

export interface ResolveOptions extends Suggestions {
  /** Take the default of what is not answered, where there is one. */
  readonly yes: boolean;
  /** What else is missing, that no question asks for, and why. */
  readonly unclear?: readonly (MissingAnswer & { readonly because: string })[];
}

/**
 * Answers as a flow that can be rendered.
 *
 * @throws Problem (exit code 2): `missing-answers` for all that is missing at once, and whatever {@link checkAnswers} refuses.
 */
export function resolveFlow(answers: Answers, pack: Pack, options: ResolveOptions): Flow {
  checkAnswers(answers, pack);
  const filled = withDefaults(answers, pack, options);
  const { unclear = [] } = options;
  const missing = missingIn(filled, pack);
  if (missing.length + unclear.length > 0)
    throw missingAnswers(
      [...missing, ...unclear],
      [...reasonsFor(missing, pack), ...unclear.map(({ because }) => because)],
    );
  const complete = filled as Complete;
  const { name } = complete;
  const scenario = parseScenario(complete, pack);
  const settings = settingsOf(complete, pack);
  return { name, scenario, settings, ...projectOf(complete) };
}

/** Of answers that were checked, where each question that has a meaning has an answer. */
function projectOf(complete: Complete): Project<TypeScriptFlow> | Project<CSharpFlow> {
  if (complete.language === 'typescript') {
    const { language, testRunner, module, packageManager } = complete;
    return { language, testRunner, moduleSystem: module, packageManager };
  }
  const { language, testRunner, framework, keyAttestation, minKeyStrength } = complete;
  return {
    language,
    testRunner,
    framework,
    keyAttestation: keyAttestation === 'yes',
    minKeyStrength: minKeyStrength ?? 'any',
  };
}

/** What one language alone has of a flow. */
type Project<F extends Flow> = Omit<F, 'name' | 'scenario' | 'settings'>;

/** The questions that always have an answer: what is missing was refused, the rest has defaults. */
type Complete = Omit<Answers, keyof CSharpAnswers> & { readonly name: string; readonly resource: string } & (
    TypeScriptAnswers | CSharpAnswers
  );

type TypeScriptAnswers = Pick<TypeScriptFlow, 'language' | 'testRunner' | 'packageManager'> & {
  readonly module: TypeScriptFlow['moduleSystem'];
};

/** About the binding key only where the scenario has one to ask about. */
type CSharpAnswers = Pick<CSharpFlow, 'language' | 'testRunner' | 'framework'> & {
  readonly keyAttestation?: 'yes' | 'no';
  readonly minKeyStrength?: CSharpFlow['minKeyStrength'];
};

/**
 * Refuses what is given and cannot be used, whatever is still missing: to be called before the first question is asked.
 *
 * @throws Problem (exit code 2) `invalid-value`, `invalid-scenario`, `client-secret`, or `invalid-answers` for several of
 *   them.
 */
export function checkAnswers(answers: Answers, pack: Pack): void {
  throwRefusals(
    [...answerNames, ...fixedAnswerNames].flatMap((name): Refusal[] => {
      const value = answers[name];
      const refusal = value === undefined ? undefined : checkAnswer(name, value, answers, pack);
      return refusal ? [refusal] : [];
    }),
  );
  throwRefusals(checkTogether(answers, pack));
}

function withDefaults(answers: Answers, pack: Pack, { yes, ...suggested }: ResolveOptions): Answers {
  let filled = settle(pack, answers);
  for (const question of questions) {
    if (!isOpen(question, pack, filled) || !(yes || question.optional)) continue;
    filled = settle(pack, { ...filled, [question.name]: defaultOf(question, pack, filled, suggested) });
  }
  return filled;
}

/** A pack may close what is usually preferred; then the first of its choices stands in. */
function defaultOf(
  question: Question,
  pack: Pack,
  answers: Answers,
  suggested: Suggestions,
): string | undefined {
  const preferred = question.default(pack, answers, suggested);
  if (question.kind === 'text' || preferred === undefined) return preferred;
  const values = question.choices(pack, answers).map(({ value }) => value);
  return values.includes(preferred) ? preferred : values[0];
}

/** Asks each question under every valid scenario that the answers leave possible, because one missing answer hides others. */
function missingIn(answers: Answers, pack: Pack): MissingAnswer[] {
  const possible = validGiven(pack, scenarioAnswers(answers));
  return questions
    .filter((question) => !question.optional)
    .flatMap((question): MissingAnswer[] => {
      const open = possible.filter((scenario) =>
        isOpen(question, pack, { ...before(question, scenario), ...answers }),
      );
      if (open.length === 0) return [];
      const { flag, condition } = question;
      const values = valuesShown(question, pack, answers);
      return [
        open.length === possible.length || condition === undefined
          ? { flag, values }
          : { flag, values, condition },
      ];
    });
}

/** The scenario's answers to the questions that come before this one. */
const before = (question: Question, scenario: Combination): Answers =>
  Object.fromEntries(
    questions
      .slice(0, questions.indexOf(question))
      .filter(({ name }) => name in scenario)
      .map(({ name }) => [name, scenario[name as ScenarioQuestion]]),
  );

const valuesShown = (question: Question, pack: Pack, answers: Answers): readonly string[] =>
  question.kind === 'select'
    ? question.choices(pack, answers).map(({ value }) => value)
    : [question.example(pack, answers)];

const reasonsFor = (missing: readonly MissingAnswer[], pack: Pack): string[] =>
  missing.some(({ flag }) => flag === flagOf('identityValue'))
    ? [pack.scenarios.values['identity-value-missing']]
    : [];
