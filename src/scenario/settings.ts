import type { Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';
import type { Settings } from './flow.js';
import { readResource } from './values/resource.js';
import { cloudOf } from './values/values.js';

/** Microsoft Graph of the chosen cloud: every tenant has it. */
export const defaultResource = (answers: Answers, pack: Pack): string | undefined =>
  pack.facts.clouds[cloudOf(answers.cloud, pack)].graph?.audience;

/** What checked answers mean for the project's configuration. */
export function settingsOf(answers: Answers & { resource: string }, pack: Pack): Settings {
  const target = readResource(answers.resource, pack.facts);
  if (typeof target === 'string')
    throw new Error(`The resource ${answers.resource} was not checked: it ${target}.`);
  return {
    resource: answers.resource,
    scope: target.scope,
    resourceUrl: (answers.finalToken === 'bearer' ? target.bearerUrl : undefined) ?? target.resourceUrl,
    tenant: answers.tenant,
    clientId: answers.clientId,
    leg1ClientId: answers.leg1ClientId,
    region: answers.region,
    cloud: cloudOf(answers.cloud, pack),
  };
}
