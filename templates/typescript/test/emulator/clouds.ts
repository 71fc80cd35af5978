/** One of Microsoft's clouds: where its Entra answers, and what leg 1 of FIC asks for there. */
export interface Cloud {
  /** The first one stands in issuers. */
  readonly loginHosts: readonly [string, ...string[]];
  /** Where tokens are issued over mutual TLS. A region may stand in front. */
  readonly mtlsAuthHost: string;
  readonly tokenExchangeAudience: string;
}

const tokenExchange = 'api://AzureADTokenExchange';

export const publicCloud: Cloud = {
  loginHosts: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  mtlsAuthHost: 'mtlsauth.microsoft.com',
  tokenExchangeAudience: tokenExchange,
};

export const clouds: readonly Cloud[] = [
  publicCloud,
  {
    loginHosts: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    mtlsAuthHost: 'mtlsauth.microsoftonline.us',
    tokenExchangeAudience: `${tokenExchange}USGov`,
  },
  {
    loginHosts: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    mtlsAuthHost: 'mtlsauth.partner.microsoftonline.cn',
    tokenExchangeAudience: `${tokenExchange}China`,
  },
  {
    loginHosts: ['login.sovcloud-identity.fr'],
    mtlsAuthHost: 'mtlsauth.sovcloud-identity.fr',
    tokenExchangeAudience: `${tokenExchange}France`,
  },
  {
    loginHosts: ['login.sovcloud-identity.de'],
    mtlsAuthHost: 'mtlsauth.sovcloud-identity.de',
    tokenExchangeAudience: `${tokenExchange}Germany`,
  },
  {
    loginHosts: ['login.sovcloud-identity.sg'],
    mtlsAuthHost: 'mtlsauth.sovcloud-identity.sg',
    tokenExchangeAudience: tokenExchange,
  },
];

export interface EntraHost {
  readonly kind: 'mtlsauth' | 'login';
  readonly cloud: Cloud;
}

/**
 * Which part of Entra answers under a host name; undefined for a name that Entra does not have. A cloud that is not in the
 * table keeps the rule of the others: `login.x` has `mtlsauth.x`.
 */
export function entraHost(host: string): EntraHost | undefined {
  const name = /^(?:[a-z0-9]+\.)?((mtlsauth|login)\.[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(host);
  const base = name?.[1] ?? host;
  for (const cloud of clouds) {
    if (cloud.loginHosts.includes(base)) return { kind: 'login', cloud };
    if (cloud.mtlsAuthHost === base) return { kind: 'mtlsauth', cloud };
  }
  const suffix = base.slice(base.indexOf('.') + 1);
  const isAliasOnly = clouds.some((cloud) => cloud.loginHosts.some((login) => login.endsWith(`.${suffix}`)));
  if (name === null || isAliasOnly) return undefined;
  const cloud: Cloud = {
    loginHosts: [`login.${suffix}`],
    mtlsAuthHost: `mtlsauth.${suffix}`,
    tokenExchangeAudience: tokenExchange,
  };
  return { kind: name[2] === 'login' ? 'login' : 'mtlsauth', cloud };
}
