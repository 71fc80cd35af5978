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
    return variant.auth === 'confidential-client'
      ? new ConfidentialClientTokenAcquirer({
          ...seams,
          clientId: config.clientId,
          authority: new MtlsAuthority(config),
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
  } else {
    return new FicTokenAcquirer({
      leg1: createLeg1(config, seams),
      exchanger: createLeg2Exchanger(config, seams),
      tokenExchangeResource: tokenExchangeResource(config.authorityHost),
    });
  }
}

// @only flow === 'fic'
export function createLeg1(config: Config, seams: AcquirerSeams): TokenAcquirer {
  return variant.auth === 'confidential-client'
    ? new ConfidentialClientTokenAcquirer({
        ...seams,
        clientId: config.leg1ClientId,
        authority: new MtlsAuthority(config),
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
}

// @only flow === 'fic'
export function createLeg2Exchanger(config: Config, seams: AcquirerSeams): FicLeg2Exchanger {
  return new FicLeg2Exchanger({ ...seams, clientId: config.clientId, authority: new MtlsAuthority(config) });
}
