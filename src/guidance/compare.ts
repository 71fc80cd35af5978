import { isDeepStrictEqual } from 'node:util';
import type { Affected, Change, Combination, Language, Pack, Rule } from './schema.js';

export interface FactChange {
  /** Path of the fact, such as `region` or `packages.csharp.Microsoft.Identity.Client.least`. */
  readonly fact: string;
  /** Undefined where the pack has no such fact. */
  readonly before: unknown;
  readonly after: unknown;
}

/** How one pack differs from another. */
export interface PackComparison {
  readonly from: string;
  readonly to: string;
  readonly facts: readonly FactChange[];
  readonly rules: { readonly added: Rule[]; readonly changed: Rule[]; readonly removed: Rule[] };
  /** Changes that lie between the two, in the order in which they were made; each says whom it affects. */
  readonly changes: readonly Change[];
  /** Changes that going from the one to the other takes back: not empty when `to` is the older pack. */
  readonly takenBack: readonly Change[];
}

export const comparePacks = (from: Pack, to: Pack): PackComparison => ({
  from: from.version,
  to: to.version,
  facts: factChanges(from.facts, to.facts),
  rules: ruleChanges(from.rules, to.rules),
  changes: changesOnlyIn(to, from),
  takenBack: changesOnlyIn(from, to),
});

/** Whether somebody with this code has to do something about a change. */
export const concerns = (affects: Affected, code: Combination & { language: Language }): boolean =>
  (affects.languages?.includes(code.language) ?? true) &&
  (affects.flows?.includes(code.flow) ?? true) &&
  (affects.auth?.some((auth) => authenticates(auth, code)) ?? true) &&
  (affects.finalTokens?.includes(code.finalToken) ?? true);

/** Leg 2 of FIC is a confidential client, whatever leg 1 is. */
const authenticates = (auth: Combination['auth'], { auth: own, flow }: Combination): boolean =>
  auth === own || (flow === 'fic' && auth === 'confidential-client');

/** Lists count as one fact each: an order or an entry that changed is told whole. */
function factChanges(before: unknown, after: unknown, path: readonly string[] = []): FactChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isMap(before) && !isMap(after)) return [{ fact: path.join('.'), before, after }];
  const [old, current] = [isMap(before) ? before : {}, isMap(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(current)])].flatMap((key) =>
    factChanges(old[key], current[key], [...path, key]),
  );
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[]): PackComparison['rules'] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map((rule) => rule.id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.filter((rule) => old.has(rule.id) && !isDeepStrictEqual(old.get(rule.id), rule)),
    removed: before.filter(({ id }) => !kept.has(id)),
  };
}

// A pack keeps the changes of what it extends, so no version numbers have to be compared.
const changesOnlyIn = (pack: Pack, other: Pack): Change[] => {
  const known = new Set(other.changelog.map(keyOf));
  return pack.changelog.filter((change) => !known.has(keyOf(change)));
};

const keyOf = ({ version, id }: Change): string => `${version} ${id}`;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
