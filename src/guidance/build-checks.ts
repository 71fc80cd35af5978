import semver from 'semver';
import { comparePacks } from './compare.js';
import type { Flaw } from './flaws.js';
import type { Pack } from './schema.js';

/** Scenarios a language: five ways to authenticate a vanilla flow, and as many for each final token of FIC. */
const scenarioCount = 15;

/** What a built-in pack has to hold beyond what any pack has to. */
export function sourceFlaws(pack: Pack, folder: string): Flaw[] {
  const flaws: Flaw[] = [];
  if (pack.version !== folder) flaws.push(inPack('version', `the name of its folder, ${folder}`));
  if (pack.scenarios.valid.length !== scenarioCount)
    flaws.push({ file: 'scenarios.yaml', place: 'valid', message: `all ${scenarioCount} scenarios` });
  for (const [id, api] of Object.entries(pack.facts.apis)) {
    const least = pack.facts.packages[api.language][api.package]?.least;
    if (least === undefined) flaws.push(inPack(`facts.apis.${id}`, `a package that facts.packages names`));
    else if (semver.gt(api.since, least))
      flaws.push(inPack(`facts.apis.${id}`, `part of ${api.package} ${least}, the least version accepted`));
  }
  for (const rule of pack.rules.filter(({ since }) => semver.gt(since, pack.version)))
    flaws.push({ file: 'rules.yaml', place: `rules.${rule.id}.since`, message: 'a version up to its own' });
  return flaws;
}

/** A changelog that forgets a change misleads everybody who reads it before updating. */
export function historyFlaws(base: Pack, pack: Pack): Flaw[] {
  const { facts, rules, changes } = comparePacks(base, pack);
  const told = changes.flatMap((change) => change.facts);
  const toldRules = new Set(changes.flatMap((change) => change.rules));
  return [
    ...facts
      .filter(({ fact }) => !told.some((prefix) => fact === prefix || fact.startsWith(`${prefix}.`)))
      .map(({ fact }) => inChangelog(`an entry for the fact ${fact}, which differs from ${base.version}`)),
    ...[...rules.added, ...rules.changed, ...rules.removed]
      .filter(({ id }) => !toldRules.has(id))
      .map(({ id }) => inChangelog(`an entry for the rule ${id}, which differs from ${base.version}`)),
  ];
}

const inPack = (place: string, message: string): Flaw => ({ file: 'pack.yaml', place, message });

const inChangelog = (message: string): Flaw => ({ file: 'changelog.yaml', place: 'changes', message });
