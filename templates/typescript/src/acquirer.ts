import { variant } from '#variant';
import type { Config } from './config.js';
import {
  ConfidentialClientTokenAcquirer,
  FicLeg2Exchanger,
  FicTokenAcquirer,
  ManagedIdentityTokenAcquirer,
  MtlsAuthority,
  PemFileCertificateSource,
  tokenExchangeResource,
} from './mtls-pop/index.js';
import type { MutualTlsTransport, Sleep, TokenAcquirer } from './mtls-pop/index.js';

export interface AcquirerSeams {
  transport: MutualTlsTransport;
  now?: () => Date;
  sleep?: Sleep;
}

/** Puts the acquirer of this service together. */
export function createAcquirer(config: Config, seams: AcquirerSeams): TokenAcquirer {
  if (variant.flow === 'vanilla') {
    if (variant.auth === 'confidential-client') {
      return new ConfidentialClientTokenAcquirer({
        ...seams,
        clientId: config.clientId,
        authority: new MtlsAuthority(config),
        certificateSource: new PemFileCertificateSource({ path: config.certificatePath, now: seams.now }),
      });
    } else {
      return new ManagedIdentityTokenAcquirer({
        ...seams,
        // @only identity === 'user-assigned-client-id'
        clientId: config.managedIdentityClientId,
        // @only identity === 'user-assigned-resource-id'
        resourceId: config.managedIdentityResourceId,
        // @only identity === 'user-assigned-object-id'
        objectId: config.managedIdentityObjectId,
        imdsEndpoint: config.imdsEndpoint,
      });
    }
  } else {
    const authority = new MtlsAuthority(config);
    const leg1 =
      variant.auth === 'confidential-client'
        ? new ConfidentialClientTokenAcquirer({
            ...seams,
            clientId: config.leg1ClientId,
            authority,
            certificateSource: new PemFileCertificateSource({ path: config.certificatePath, now: seams.now }),
          })
        : new ManagedIdentityTokenAcquirer({
            ...seams,
            // @only identity === 'user-assigned-client-id'
            clientId: config.managedIdentityClientId,
            // @only identity === 'user-assigned-resource-id'
            resourceId: config.managedIdentityResourceId,
            // @only identity === 'user-assigned-object-id'
            objectId: config.managedIdentityObjectId,
            imdsEndpoint: config.imdsEndpoint,
          });
    return new FicTokenAcquirer({
      leg1,
      exchanger: new FicLeg2Exchanger({ ...seams, clientId: config.clientId, authority }),
      tokenExchangeResource: tokenExchangeResource(config.authorityHost),
    });
  }
}
