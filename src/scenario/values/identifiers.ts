import type { Identity } from '../flow.js';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `6325cd32-9911-41f3-819c-416cdf9104e7`, in any case, without braces. */
export const isGuid = (value: string): boolean => guid.test(value);

/**
 * The ARM resource id of a user-assigned managed identity. Providers and types ignore case; a resource group has up to 90
 * letters, digits, `_().-` without a dot at its end, an identity 3 to 128 letters, digits, `-` and `_`.
 *
 * Source: Azure's naming rules for Microsoft.Resources/resourceGroups and Microsoft.ManagedIdentity.
 */
export function isUserAssignedIdentityId(value: string): boolean {
  const [root, subscriptions, subscription, groups, group, providers, provider, type, name, ...rest] =
    value.split('/');
  return (
    root === '' &&
    same(subscriptions, 'subscriptions') &&
    isGuid(subscription ?? '') &&
    same(groups, 'resourceGroups') &&
    /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u.test(group ?? '') &&
    same(providers, 'providers') &&
    same(provider, 'Microsoft.ManagedIdentity') &&
    same(type, 'userAssignedIdentities') &&
    /^[A-Za-z0-9][\w-]{2,127}$/.test(name ?? '') &&
    rest.length === 0
  );
}

/** A DNS name with at least two labels, as tenants have them: `contoso.onmicrosoft.com`. */
export const isDomain = (value: string): boolean =>
  value.length <= 253 &&
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i.test(value);

/** Microsoft accounts, whether the shared endpoints are called by name or by the id of the tenant behind `consumers`. */
export const isSharedTenant = (value: string): boolean =>
  ['common', 'organizations', 'consumers', '9188040d-6c67-4c5b-b112-36a304b66dad'].includes(
    value.toLowerCase(),
  );

/** A label of a DNS name without hyphens: `westus3`. */
export const isRegion = (value: string): boolean => /^[a-z0-9]{1,63}$/.test(value);

/** How the id of each user-assigned identity looks, with an example to type. */
export const identityForms: Record<
  Exclude<Identity['kind'], 'system-assigned'>,
  { readonly what: string; readonly example: string; readonly fits: (value: string) => boolean }
> = {
  'user-assigned-client-id': {
    what: 'the GUID of its client id',
    example: '00000000-0000-0000-0000-000000000000',
    fits: isGuid,
  },
  'user-assigned-resource-id': {
    what: 'its resource id, /subscriptions/…/userAssignedIdentities/…',
    example:
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/my-identity',
    fits: isUserAssignedIdentityId,
  },
  'user-assigned-object-id': {
    what: 'the GUID of its object (principal) id',
    example: '00000000-0000-0000-0000-000000000000',
    fits: isGuid,
  },
};

export const isUserAssigned = (identity: string | undefined): identity is keyof typeof identityForms =>
  identity !== undefined && Object.hasOwn(identityForms, identity);

const same = (text: string | undefined, expected: string): boolean =>
  text?.toLowerCase() === expected.toLowerCase();
