import type { Checklist } from './checklist.js';
import type { Directory, EmulatedIdentity } from './directory.js';
import { badRequest } from './imds-error.js';

/**
 * The managed identity that a query names by client id, object id or resource id; the system-assigned one when it names none.
 *
 * @param resourceIdParameter version 1 of IMDS calls it `msi_res_id`
 * @throws {ImdsError} 400, never 404: on getplatformmetadata a 404 tells a client that the machine has no IMDS v2
 */
export function selectIdentity(
  directory: Directory,
  query: URLSearchParams,
  checks: Checklist,
  resourceIdParameter: 'mi_res_id' | 'msi_res_id' = 'mi_res_id',
): EmulatedIdentity {
  const selectors = ['client_id', 'object_id', 'mi_res_id', 'msi_res_id'].filter((name) => query.has(name));
  checks.demand('at most one identity selector', selectors.length <= 1, selectors.join(', ') || 'none', () =>
    badRequest('Name the identity by one of client_id, object_id and mi_res_id.'),
  );
  const [selector] = selectors;
  if (selector === undefined) {
    checks.note('identity', 'system-assigned');
    return directory.identities.systemAssigned;
  }
  const known = ['client_id', 'object_id', resourceIdParameter].includes(selector);
  checks.demand('the selector is one of this version', known, selector, () =>
    badRequest(`The query variable ${selector} is not supported here: use ${resourceIdParameter}.`),
  );
  const value = query.get(selector) ?? '';
  const identity = Object.values(directory.identities).find((candidate) => hasId(candidate, selector, value));
  checks.require('the machine has the identity', identity !== undefined, `${selector} ${value}`, () =>
    badRequest('Identity not found.'),
  );
  return identity;
}

function hasId(identity: EmulatedIdentity, selector: string, value: string): boolean {
  const id = { client_id: identity.clientId, object_id: identity.objectId }[selector] ?? identity.resourceId;
  // Azure compares ids without regard to case.
  return id?.toLowerCase() === value.toLowerCase();
}
