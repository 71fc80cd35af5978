import type { Pack, PlatformLimit } from '../guidance/schema.js';
import type { Flow, Scenario } from './flow.js';

/** How the service, or leg 1 of FIC, authenticates. */
export const authenticationOf = (scenario: Scenario) =>
  scenario.flow === 'vanilla' ? scenario.authentication : scenario.leg1;

/** What has to be said about where the flow runs, before generating and in the README. */
export const platformLimitsOf = ({ language, scenario }: Flow, pack: Pack): readonly PlatformLimit[] =>
  pack.facts.platformLimits.filter(
    (limit) => limit.language === language && limit.auth === authenticationOf(scenario).auth,
  );
