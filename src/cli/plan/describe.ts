import type { Flow, Identity, Language } from '../../scenario/flow.js';
import { authenticationOf } from '../../scenario/limits.js';

const identities: Record<Identity['kind'], string> = {
  'system-assigned': 'its system-assigned identity',
  'user-assigned-client-id': 'a user-assigned identity, by client id',
  'user-assigned-resource-id': 'a user-assigned identity, by resource id',
  'user-assigned-object-id': 'a user-assigned identity, by object id',
};

const languages: Record<Language, string> = { typescript: 'TypeScript', csharp: 'C#' };

/** A flow in one sentence, in the terms of the guidance: vanilla has no legs, leg 2 is always a confidential client. */
export function describeFlow(flow: Flow): string {
  const { language, scenario, settings } = flow;
  const authentication = authenticationOf(scenario);
  const who =
    authentication.auth === 'managed-identity'
      ? `as a managed identity (${[identities[authentication.identity.kind], ...keyOf(flow)].join('; ')})`
      : 'as a confidential client with a certificate';
  const token = `${scenario.finalToken === 'bearer' ? 'a Bearer' : 'an mTLS PoP'} token for ${settings.resource}`;
  return scenario.flow === 'vanilla'
    ? `A vanilla flow in ${languages[language]}: the service authenticates ${who} and acquires ${token}.`
    : `A FIC two-leg flow in ${languages[language]}: leg 1 authenticates ${who}; leg 2, a confidential client, exchanges its token for ${token}.`;
}

/** What is asked of the key that the host makes for a managed identity. */
function keyOf(flow: Flow): string[] {
  if (flow.language === 'typescript') return [];
  return [
    ...(flow.keyAttestation ? ['its key attested'] : []),
    ...(flow.minKeyStrength === 'keyguard' ? ['its key in KeyGuard'] : []),
  ];
}
