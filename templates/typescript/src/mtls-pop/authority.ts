import type { NodeAuthOptions } from '@azure/msal-node';
import { MtlsPopError } from './errors.js';

export interface MtlsAuthorityOptions {
  /** Id (GUID) or domain of one tenant. */
  tenantId: string;
  /** Login host of the cloud, as a name or as an https URL. `login.microsoftonline.com` by default. */
  authorityHost?: string | undefined;
  /** Azure region to acquire from, such as `westus3`. Without one, Microsoft Entra's global endpoint answers. */
  region?: string | undefined;
}

/** The part of MSAL's `auth` options that says where tokens come from. */
export type MsalAuthority = Required<
  Pick<NodeAuthOptions, 'authority' | 'knownAuthorities' | 'authorityMetadata'>
>;

const publicHost = 'login.microsoftonline.com';

/** Other names of a cloud's login host, and the one that its token endpoint is named after. */
const preferredHosts: Record<string, string> = {
  'login.windows.net': publicHost,
  'login.microsoft.com': publicHost,
  'sts.windows.net': publicHost,
  'login.usgovcloudapi.net': 'login.microsoftonline.us',
  'login.chinacloudapi.cn': 'login.partner.microsoftonline.cn',
};

/**
 * Where the mTLS PoP tokens of one tenant come from: the `mtlsauth` twin of the cloud's login host, which asks for a client
 * certificate.
 */
export class MtlsAuthority {
  readonly tokenEndpoint: URL;
  readonly msal: MsalAuthority;
  /** The login host itself, for a token that no certificate is bound to. */
  // @only flow === 'fic' && finalToken === 'bearer' && leg2BindingCertificate === 'mtls-pop-only'
  readonly msalWithoutMutualTls: MsalAuthority;

  /**
   * @throws {MtlsPopError} `missing_tenanted_authority`, `invalid_authority_host`, `invalid_region` or
   *   `mtls_pop_not_supported_for_environment`
   */
  constructor(options: MtlsAuthorityOptions) {
    const tenant = checkedTenant(options.tenantId);
    const loginHost = preferredHost(options.authorityHost);
    const mtlsHost = mtlsHostOf(loginHost);
    const host = options.region === undefined ? mtlsHost : `${checkedRegion(options.region)}.${mtlsHost}`;
    this.tokenEndpoint = new URL(`https://${host}/${tenant}/oauth2/v2.0/token`);
    this.msal = msalAuthority(loginHost, tenant, this.tokenEndpoint.href);
    // @only flow === 'fic' && finalToken === 'bearer' && leg2BindingCertificate === 'mtls-pop-only'
    this.msalWithoutMutualTls = msalAuthority(
      loginHost,
      tenant,
      `https://${loginHost}/${tenant}/oauth2/v2.0/token`,
    );
  }
}

function mtlsHostOf(loginHost: string): string {
  if (loginHost === publicHost) {
    return 'mtlsauth.microsoft.com';
  }
  if (!loginHost.startsWith('login.')) {
    throw new MtlsPopError({
      code: 'mtls_pop_not_supported_for_environment',
      message: `${loginHost} has no endpoint for mTLS PoP. Use a host that begins with "login.", such as ${publicHost}.`,
    });
  }
  return loginHost.replace(/^login/, 'mtlsauth');
}

/**
 * The name of the cloud's login host, in lower case.
 *
 * @throws {MtlsPopError} `invalid_authority_host`
 */
export function preferredHost(authorityHost = publicHost): string {
  const address = authorityHost.includes('://') ? authorityHost : `https://${authorityHost}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.href !== `https://${url?.hostname ?? ''}/`) {
    throw new MtlsPopError({
      code: 'invalid_authority_host',
      message: `${JSON.stringify(authorityHost)} is no authority host. It is a host name or an https URL without a path.`,
    });
  }
  return preferredHosts[url.hostname] ?? url.hostname;
}

function checkedTenant(tenant: string): string {
  const endpointsOfManyTenants = ['common', 'organizations', 'consumers'];
  if (endpointsOfManyTenants.includes(tenant.toLowerCase()) || !/^[a-z0-9][a-z0-9.-]*$/i.test(tenant)) {
    throw new MtlsPopError({
      code: 'missing_tenanted_authority',
      message: `${JSON.stringify(tenant)} is not one tenant. Give the tenant's id (GUID) or its domain.`,
    });
  }
  return tenant;
}

/** A region becomes part of a host name, so nothing else than a region may pass. */
function checkedRegion(region: string): string {
  if (!/^[a-z0-9]+$/.test(region)) {
    throw new MtlsPopError({
      code: 'invalid_region',
      message: `${JSON.stringify(region)} is no Azure region. A region is spelled like westus3.`,
    });
  }
  return region;
}

/** Both options keep MSAL from looking anything up over the network; it has no notion of an mtlsauth host. */
function msalAuthority(loginHost: string, tenant: string, tokenEndpoint: string): MsalAuthority {
  const authority = `https://${loginHost}/${tenant}`;
  return {
    authority,
    knownAuthorities: [loginHost],
    authorityMetadata: JSON.stringify({
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: tokenEndpoint,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    }),
  };
}
