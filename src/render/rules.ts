import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';

/** Ids of the pack's rules that concern a flow. */
export function rulesOf({ language, scenario }: Flow, pack: Pack): ReadonlySet<string> {
  // Leg 2 is always a confidential client.
  const auths =
    scenario.flow === 'fic' ? [scenario.leg1.auth, 'confidential-client'] : [scenario.authentication.auth];
  const rules = pack.rules.filter(
    ({ languages, appliesTo }) =>
      languages.includes(language) &&
      (appliesTo.flows?.includes(scenario.flow) ?? true) &&
      (appliesTo.finalTokens?.includes(scenario.finalToken) ?? true) &&
      (appliesTo.auth?.some((auth) => auths.includes(auth)) ?? true),
  );
  return new Set(rules.map(({ id }) => id));
}
