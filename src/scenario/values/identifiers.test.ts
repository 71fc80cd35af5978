import { describe, expect, it } from 'vitest';
import { isDomain, isGuid, isRegion, isUserAssignedIdentityId } from './identifiers.js';

const guid = 'c1686c51-b717-4fe0-9af3-24a20a41fb0c';
const identityId = (
  group: string,
  name = 'uami',
  type = 'Microsoft.ManagedIdentity/userAssignedIdentities',
) => `/subscriptions/${guid}/resourceGroups/${group}/providers/${type}/${name}`;

describe('the resource id of a user-assigned identity', () => {
  const accepted = [
    identityId('MSIV2-Testing-MSALNET'),
    identityId('group').replace('resourceGroups', 'resourcegroups'),
    identityId('group', 'uami', 'microsoft.managedidentity/USERASSIGNEDIDENTITIES'),
    identityId('Größe_(1).a', 'my-identity_1'),
    identityId('g'.repeat(90), 'n'.repeat(128)),
  ];
  const refused = [
    identityId('group.'),
    identityId(''),
    identityId('g'.repeat(91)),
    identityId('a b'),
    identityId('a"b'),
    identityId('group', 'ab'),
    identityId('group', 'n'.repeat(129)),
    identityId('group', '-abc'),
    identityId('group', 'uami', 'Microsoft.Compute/virtualMachines'),
    identityId('group') + '/',
    identityId('group').slice(1),
    identityId('group').replace(guid, 'mine'),
  ];
  it('is taken as Azure writes it, in any case', () => {
    for (const id of accepted) expect([id, isUserAssignedIdentityId(id)]).toEqual([id, true]);
  });
  it('is refused where Azure would find nothing', () => {
    for (const id of refused) expect([id, isUserAssignedIdentityId(id)]).toEqual([id, false]);
  });
});

describe('a GUID, a domain and a region', () => {
  it('are taken in the form that goes onto the wire', () => {
    expect([guid, guid.toUpperCase()].map(isGuid)).toEqual([true, true]);
    expect(['contoso.com', 'contoso.onmicrosoft.com', 'xn--bcher-kva.example'].map(isDomain)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['westus3', 'a', '1'].map(isRegion)).toEqual([true, true, true]);
  });
  it('are refused in any other', () => {
    expect([`{${guid}}`, guid.replaceAll('-', ''), `${guid}\n`, ` ${guid}`].some(isGuid)).toBe(false);
    expect(
      ['contoso', 'contoso.', '.com', 'a..b', '-a.com', '10.0.0.1', 'a.com/x', `${'a.'.repeat(130)}com`].some(
        isDomain,
      ),
    ).toBe(false);
    expect(['', 'westus3.evil', 'west-us', 'WestUS', 'westus3\n', 'a'.repeat(64)].some(isRegion)).toBe(false);
  });
});
