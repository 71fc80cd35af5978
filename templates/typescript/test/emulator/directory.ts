import type { CertificateAuthority } from './certificate-authority.js';
import { clouds } from './clouds.js';

/** Who Entra knows: the tenant, its applications and managed identities, and the resources that tokens are for. */
export interface Directory {
  readonly tenantId: string;
  /** By name. */
  readonly applications: Readonly<Record<'main' | 'leg1' | 'mtlsDisabled', Application>>;
  readonly identities: { readonly systemAssigned: EmulatedIdentity; readonly userAssigned: EmulatedIdentity };
  readonly resources: readonly ProtectedResource[];
}

/** An app registration with its service principal. */
export interface Application {
  readonly displayName: string;
  readonly clientId: string;
  /** The service principal's: `sub` and `oid` of its tokens. */
  readonly objectId: string;
  /** SNI trust: any certificate with this subject name from this issuer, so that a renewed one needs no new registration. */
  readonly trustedCertificates: readonly TrustedCertificate[];
  /** Whose leg 1 tokens are accepted as this application's assertion in leg 2. */
  readonly federatedCredentials: readonly FederatedCredential[];
  /** True: the tenant's administrator has switched mTLS client authentication off for it. */
  readonly mtlsDisabled: boolean;
}

export interface TrustedCertificate {
  /** The CN of the subject. */
  readonly subjectName: string;
  readonly issuer: CertificateAuthority;
}

export interface FederatedCredential {
  /** `iss` of the assertion. */
  readonly issuer: string;
  /** `sub` of the assertion: the object id of who acquired it in leg 1. */
  readonly subject: string;
  /** `aud` of the assertion. */
  readonly audience: string;
}

export interface EmulatedIdentity {
  readonly clientId: string;
  /** `sub` and `oid` of its tokens. */
  readonly objectId: string;
  /** `/subscriptions/…/userAssignedIdentities/…`; a system-assigned identity has none. */
  readonly resourceId?: string;
}

export interface ProtectedResource {
  /** Application ID URI: the scope without `/.default`, and the token's audience. */
  readonly audience: string;
  /** Where it answers; undefined for one that nobody calls, such as the token exchange. */
  readonly host: string | undefined;
  readonly acceptsMtlsPop: boolean;
  /** Key Vault takes a bound token only together with the header `x-ms-tokenboundauth: true`. */
  readonly wantsTokenBoundAuthHeader?: boolean;
}

/** What the default credential's certificate says, and the applications trust. */
export const trustedSubjectName = 'worker.contoso.example';

export const ordersApi = {
  audience: 'api://orders.contoso.example',
  host: 'orders.contoso.example',
  acceptsMtlsPop: true,
} satisfies ProtectedResource;

const tenantId = '7b0e2a4c-5d3f-4f8e-9c61-0a1b2c3d4e5f';

const identities = {
  systemAssigned: {
    clientId: '2f6d0c1a-8f4e-4c57-9c0e-5b8f7a3d1e20',
    objectId: '9a3c5e70-1b2d-4f6a-8c9e-0d1f2a3b4c5d',
  },
  userAssigned: {
    clientId: '6325cd32-9911-41f3-819c-416cdf9104e7',
    objectId: 'ecb2ad92-3e30-4505-b79f-ac640d069f24',
    resourceId:
      '/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourcegroups/MSIV2-Testing-MSALNET/providers/Microsoft.ManagedIdentity/userAssignedIdentities/msiv2uami',
  },
} satisfies Directory['identities'];

const leg1ObjectId = '51d7f0b3-6c2e-4a98-8e14-7f3b9d2c6a05';

/** @param issuer the authority whose certificates the applications trust */
export function createDirectory(issuer: CertificateAuthority): Directory {
  const trustedCertificates = [{ subjectName: trustedSubjectName, issuer }];
  return {
    tenantId,
    identities,
    applications: {
      main: {
        displayName: 'orders-worker',
        clientId: 'c0a1f3d2-7e5b-4d6c-8b9a-1f2e3d4c5b6a',
        objectId: 'b5e8d7c6-3a2f-4e1d-9c0b-8a7f6e5d4c3b',
        trustedCertificates,
        federatedCredentials: [
          leg1ObjectId,
          identities.systemAssigned.objectId,
          identities.userAssigned.objectId,
        ].flatMap(federatedCredentialsFor),
        mtlsDisabled: false,
      },
      leg1: {
        displayName: 'orders-worker-leg1',
        clientId: 'd4b3c2a1-0f9e-4d8c-b7a6-5e4f3c2b1a09',
        objectId: leg1ObjectId,
        trustedCertificates,
        federatedCredentials: [],
        mtlsDisabled: false,
      },
      mtlsDisabled: {
        displayName: 'mtls-disabled',
        clientId: 'e1f2a3b4-c5d6-4e7f-8a9b-0c1d2e3f4a5b',
        objectId: '0f1e2d3c-4b5a-4697-8877-665544332211',
        trustedCertificates,
        federatedCredentials: [],
        mtlsDisabled: true,
      },
    },
    resources: [
      ordersApi,
      { audience: 'https://graph.microsoft.com', host: 'mtlstb.graph.microsoft.com', acceptsMtlsPop: true },
      {
        audience: 'https://vault.azure.net',
        host: 'contoso.vault.azure.net',
        acceptsMtlsPop: true,
        wantsTokenBoundAuthHeader: true,
      },
      { audience: 'api://legacy.contoso.example', host: 'legacy.contoso.example', acceptsMtlsPop: false },
      ...[...new Set(clouds.map((cloud) => cloud.tokenExchangeAudience))].map((audience) => ({
        audience,
        host: undefined,
        acceptsMtlsPop: true,
      })),
    ],
  };
}

/** `iss` of the tokens that this tenant's Entra issues. */
export function issuerUrl(loginHost: string): string {
  return `https://${loginHost}/${tenantId}/v2.0`;
}

function federatedCredentialsFor(subject: string): FederatedCredential[] {
  return clouds.map((cloud) => ({
    issuer: issuerUrl(cloud.loginHosts[0]),
    subject,
    audience: cloud.tokenExchangeAudience,
  }));
}
