import { comparePacks, concerns } from '../../guidance/compare.js';
import type { Change as PackChange } from '../../guidance/schema.js';
import type { Flow } from '../../scenario/flow.js';
import { flagOf, type AnswerName } from '../../scenario/answers.js';
import { answersOf, placeAnswersOf, plannedFlow } from '../answers/answers.js';
import type { Change } from '../plan.js';
import type { Reason, UpdateRequest } from './contract.js';

/** What changed between what was generated and what would be now: lines of the changelog that concern the flows. */
export class Causes {
  readonly #changes: readonly PackChange[];
  readonly #takenBack: readonly PackChange[];
  readonly #answers: readonly string[];

  constructor({ before, pack, flows }: Pick<UpdateRequest, 'before' | 'pack' | 'flows'>) {
    const compared = before === undefined ? undefined : comparePacks(before.pack, pack);
    const matters = (change: PackChange): boolean =>
      flows.some((flow) => concerns(change.affects, codeOf(flow)));
    this.#changes = (compared?.changes ?? []).filter(matters);
    this.#takenBack = (compared?.takenBack ?? []).filter(matters);
    this.#answers = before === undefined ? [] : changedAnswers(before.flows, flows);
  }

  /** The rule and the line of the changelog behind a change of a file; undefined where none is known. */
  because(rules: readonly string[]): string | undefined {
    const known = this.#all().find((change) => change.rules.some((rule) => rules.includes(rule)));
    if (known !== undefined) return `${known.rules.join(', ')}: ${this.#said(known)}`;
    return this.#answers[0];
  }

  /**
   * Changes of files by what asked for them.
   *
   * @param rulesOf ids of the rules that a file stands for
   */
  reasons(changes: readonly Change[], rulesOf: (path: string) => readonly string[]): Reason[] {
    const changed = changes.filter(({ action }) => action !== 'keep').map(({ path }) => path);
    const told = new Set<string>();
    const reasons: Reason[] = this.#answers.map((what) => ({ what, why: undefined, rules: [], paths: [] }));
    for (const change of this.#all()) {
      const paths = changed.filter((path) => concernsFile(change, path, rulesOf(path)));
      for (const path of paths) told.add(path);
      if (paths.length > 0)
        reasons.push({ what: this.#said(change), why: change.why, rules: change.rules, paths });
    }
    const rest = changed.filter((path) => !told.has(path));
    if (rest.length > 0)
      reasons.push({
        what: 'What follows from that, and newer templates.',
        why: undefined,
        rules: [],
        paths: rest,
      });
    return reasons;
  }

  #all(): readonly PackChange[] {
    return [...this.#changes, ...this.#takenBack];
  }

  #said(change: PackChange): string {
    return this.#takenBack.includes(change) ? `Taken back: ${change.what}` : change.what;
  }
}

/** A change of packages is seen in files that name versions. */
const concernsFile = (change: PackChange, path: string, rules: readonly string[]): boolean =>
  change.rules.some((rule) => rules.includes(rule)) ||
  (change.facts.some((fact) => fact.startsWith('packages.')) &&
    /(?:^|\/)(?:package\.json|[^/]+\.csproj|Directory\.Packages\.props)$/i.test(path));

function changedAnswers(before: readonly Flow[], after: readonly Flow[]): string[] {
  return after.flatMap((flow) => {
    const old = before.find(({ name, language }) => name === flow.name && language === flow.language);
    if (old === undefined) return [`The flow ${flow.name} was not there before.`];
    const [was, is] = [old, flow].map((each) => new Map([...answersOf(each), ...placeAnswersOf(each)]));
    const names = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])];
    return names
      .filter((name) => was?.get(name) !== is?.get(name))
      .map((name) => {
        const [from, to] = [was?.get(name) ?? 'not said', is?.get(name) ?? 'not said'];
        return `${flow.name}: ${flagOf(name as AnswerName)} is ${to} and was ${from}.`;
      });
  });
}

function codeOf(flow: Flow): Parameters<typeof concerns>[1] {
  const { language } = flow;
  const { flow: kind, auth, identity, finalToken } = plannedFlow(flow);
  return { language, flow: kind, auth, identity: identity ?? 'none', finalToken } as Parameters<
    typeof concerns
  >[1];
}
