import { variant } from '#variant';
import { ManagedIdentityTokenAcquirer } from '../../src/mtls-pop/managed-identity-token-acquirer.js';
import type { ManagedIdentityTokenAcquirerOptions } from '../../src/mtls-pop/managed-identity-token-acquirer.js';
import type { Emulator } from '../emulator/index.js';

/** An acquirer for the emulator's identity. */
export function managedIdentityAcquirer(
  emulator: Emulator,
  options: Partial<ManagedIdentityTokenAcquirerOptions> &
    Pick<ManagedIdentityTokenAcquirerOptions, 'transport'>,
): ManagedIdentityTokenAcquirer {
  return new ManagedIdentityTokenAcquirer({
    // @only identity === 'user-assigned-client-id'
    clientId: emulator.identities.userAssigned.clientId,
    // @only identity === 'user-assigned-resource-id'
    resourceId: emulator.identities.userAssigned.resourceId ?? '',
    // @only identity === 'user-assigned-object-id'
    objectId: emulator.identities.userAssigned.objectId,
    imdsEndpoint: emulator.imdsUrl,
    ...options,
  });
}

/** The identity that it acts as. */
export function emulatedIdentity({ identities }: Emulator) {
  return variant.identity === 'system-assigned' ? identities.systemAssigned : identities.userAssigned;
}

/** The last part of the path of each request that a service got, in order. */
export function requestsTo(emulator: Emulator, service: 'token' | 'imds'): string[] {
  return emulator.journal.of(service).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
}

/** What IMDS is asked for one certificate. */
export const oneMint = ['getplatformmetadata', 'issuecredential'];
