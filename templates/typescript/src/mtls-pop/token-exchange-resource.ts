import { preferredHost } from './authority.js';

const suffixes: Record<string, string> = {
  'login.microsoftonline.us': 'USGov',
  'login.partner.microsoftonline.cn': 'China',
  'login.sovcloud-identity.fr': 'France',
  'login.sovcloud-identity.de': 'Germany',
};

/**
 * The resource that leg 1 asks a token for: the audience of federated identity credentials in the cloud of `authorityHost`.
 *
 * @throws {MtlsPopError} `invalid_authority_host`
 */
export function tokenExchangeResource(authorityHost?: string): string {
  return `api://AzureADTokenExchange${suffixes[preferredHost(authorityHost)] ?? ''}`;
}
