import { coerce, lt } from 'semver';
import { allCombinations, isValid, refusalOf } from './combinations.js';
import type { Flaw } from './flaws.js';
import type { Combination, Pack } from './schema.js';

/** What a schema cannot say: that the parts of a pack agree with each other. */
export function inconsistencies(pack: Pack): Flaw[] {
  return [
    ...repeated(pack.rules.map((rule) => rule.id)).map((id) => rule(id, 'the id stands here twice')),
    ...repeated(pack.scenarios.refused.map((refusal) => refusal.id)).map((id) =>
      scenario(`refused.${id}`, 'the id stands here twice'),
    ),
    ...assertionFlaws(pack),
    ...combinationFlaws(pack),
    ...refusalFlaws(pack),
    ...changelogFlaws(pack),
  ];
}

/** Where MSAL.NET stopped to call an assertion with a certificate experimental. */
const stableSince = '4.84.0';

/** The fact follows from the version; a pack that changes one of them alone would emit code that does not run. */
function assertionFlaws({ facts }: Pack): Flaw[] {
  const msal = coerce(facts.packages.csharp['Microsoft.Identity.Client']?.range);
  if (msal === null) return [];
  const expected = lt(msal, stableSince) ? 'experimental' : 'stable';
  return facts.clientSignedAssertion === expected
    ? []
    : [
        {
          file: 'pack.yaml',
          place: 'facts.clientSignedAssertion',
          message: `${expected} with Microsoft.Identity.Client ${msal.version}`,
        },
      ];
}

function combinationFlaws(pack: Pack): Flaw[] {
  const flaws = pack.scenarios.valid
    .filter((valid) => !canBeEmitted(valid))
    .map((valid) => scenario('valid', `${name(valid)} is not a scenario that any template has`));
  for (const combination of allCombinations()) {
    const refusal = refusalOf(pack, combination);
    if (isValid(pack, combination)) {
      if (refusal) flaws.push(scenario('valid', `${name(combination)} is also refused, by ${refusal.id}`));
    } else if (!refusal) {
      flaws.push(scenario('refused', `${name(combination)} is not valid, and no refusal gives the reason`));
    }
  }
  return flaws;
}

/** A refusal without conditions would refuse everything, and one that changes nothing would lead nowhere. */
function refusalFlaws(pack: Pack): Flaw[] {
  return pack.scenarios.refused.flatMap(({ id, when, nearest }) => [
    ...(Object.keys(when).length === 0 ? [scenario(`refused.${id}.when`, 'at least one condition')] : []),
    ...(Object.keys(nearest).some((question) => question in when)
      ? []
      : [scenario(`refused.${id}.nearest`, 'a change to one of the answers in `when`')]),
  ]);
}

function changelogFlaws(pack: Pack): Flaw[] {
  const rules = new Set(pack.rules.map((rule) => rule.id));
  return pack.changelog.flatMap(({ id, rules: concerned }) =>
    concerned
      .filter((ruleId) => !rules.has(ruleId))
      .map((ruleId): Flaw => ({
        file: 'changelog.yaml',
        place: `changes.${id}.rules`,
        message: `${ruleId} is not a rule of this pack`,
      })),
  );
}

/** Mirrors the type `Scenario`: a pack may forbid scenarios, never invent one. */
const canBeEmitted = ({ flow, auth, identity, finalToken }: Combination): boolean =>
  (flow === 'fic' || finalToken === 'mtls-pop') && (auth === 'confidential-client') === (identity === 'none');

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

const name = ({ flow, auth, identity, finalToken }: Combination): string =>
  [flow, auth, ...(identity === 'none' ? [] : [identity]), finalToken].join(' + ');

const rule = (id: string, message: string): Flaw => ({ file: 'rules.yaml', place: `rules.${id}`, message });

const scenario = (place: string, message: string): Flaw => ({ file: 'scenarios.yaml', place, message });
