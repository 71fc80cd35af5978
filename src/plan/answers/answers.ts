import type { Authentication, Flow } from '../../scenario/flow.js';
import { placeNames } from '../../scenario/place.js';
import type { PlannedFlow } from '../plan.js';

/** How the service, or leg 1 of FIC, authenticates. */
export function authenticationOf({ scenario }: Flow): Authentication {
  return scenario.flow === 'vanilla' ? scenario.authentication : scenario.leg1;
}

/**
 * A flow's answers under the names that an answers file has for them, in the order in which they are asked. Only what was
 * answered: what follows from it (scope, URL to call) is worked out anew by each run.
 */
export function answersOf(flow: Flow): [name: string, answer: string][] {
  const { scenario, settings } = flow;
  const authentication = authenticationOf(flow);
  const identity = authentication.auth === 'managed-identity' ? authentication.identity : undefined;
  const answers: [string, string | undefined][] = [
    ['name', flow.name],
    ['language', flow.language],
    ['flow', scenario.flow],
    ['auth', authentication.auth],
    ['identity', identity?.kind],
    ['identityValue', identity !== undefined && 'value' in identity ? identity.value : undefined],
    ['finalToken', scenario.finalToken],
    ['resource', settings.resource],
    ['tenant', settings.tenant],
    ['clientId', settings.clientId],
    ['leg1ClientId', settings.leg1ClientId],
    ['region', settings.region],
    ['cloud', settings.cloud],
    ['testRunner', flow.testRunner],
    ...projectAnswers(flow),
  ];
  return answers.filter((answer): answer is [string, string] => answer[1] !== undefined);
}

/** What one language alone asks. A binding key that nothing is asked of stays unmentioned: not every guidance knows the question. */
function projectAnswers(flow: Flow): [string, string | undefined][] {
  if (flow.language === 'typescript')
    return [
      ['module', flow.moduleSystem],
      ['packageManager', flow.packageManager],
    ];
  return [
    ['framework', flow.framework],
    ['keyAttestation', flow.keyAttestation ? 'yes' : undefined],
    ['minKeyStrength', flow.minKeyStrength === 'any' ? undefined : flow.minKeyStrength],
  ];
}

/** Where an added flow lies, under the names of its place; nothing for a project that is all ours. */
export function placeAnswersOf(flow: Flow): [name: string, answer: string][] {
  const { language, place } = flow;
  if (place === undefined) return [];
  const values: Readonly<Record<string, string>> = { ...place };
  return placeNames[language].map((name) => [name, values[name] ?? '']);
}

export function plannedFlow(flow: Flow): PlannedFlow {
  const authentication = authenticationOf(flow);
  return {
    name: flow.name,
    language: flow.language,
    flow: flow.scenario.flow,
    auth: authentication.auth,
    identity: authentication.auth === 'managed-identity' ? authentication.identity.kind : null,
    finalToken: flow.scenario.finalToken,
    ...(flow.language === 'csharp' && {
      keyAttestation: flow.keyAttestation,
      minKeyStrength: flow.minKeyStrength,
    }),
  };
}
