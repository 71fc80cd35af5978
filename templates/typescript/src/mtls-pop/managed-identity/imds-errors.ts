import { variant } from '#variant';
import { MtlsPopError } from '../errors.js';
import { withoutTokens } from '../token-error.js';
import type { ImdsResponse } from './imds-exchange.js';

const advice =
  variant.identity === 'system-assigned'
    ? 'Check that the system-assigned identity of this virtual machine is turned on.'
    : 'Check that the user-assigned identity exists and is assigned to this virtual machine.';

/** IMDS v2 is not there, and a Bearer token of version 1 is never an answer to a request for a bound one. */
export function versionOneOnly(correlationId: string): MtlsPopError {
  return new MtlsPopError({
    code: 'mtls_pop_token_not_supported_in_imds_v1',
    message:
      'IMDS of this host has version 1 only, which cannot bind a token to a certificate. Run on a virtual machine that has IMDS v2.',
    status: 404,
    correlationId,
  });
}

/** Whatever else answers at this address must not choose the endpoint that tokens come from. */
export function notImds(endpoint: URL, correlationId: string): MtlsPopError {
  return new MtlsPopError({
    code: 'managed_identity_request_failed',
    message: `What answers at ${endpoint.origin} is not IMDS: its Server header does not say so. Check AZURE_POD_IDENTITY_AUTHORITY_HOST.`,
    correlationId,
  });
}

/** IMDS answered with another status than 200, and went on doing so. */
export function requestFailed(
  operation: string,
  response: ImdsResponse,
  correlationId: string,
): MtlsPopError {
  return new MtlsPopError({
    code: 'managed_identity_request_failed',
    message: `IMDS answered ${operation} with ${response.status}${detailOf(response.body)}. ${advice}`,
    status: response.status,
    correlationId,
  });
}

/** What IMDS says about the failure, as the end of a sentence. Empty when it says nothing that can be read. */
function detailOf(body: string): string {
  try {
    const reply = JSON.parse(body) as Record<string, unknown>;
    const detail =
      [reply['error_description'], reply['error']].find((text) => typeof text === 'string') ?? '';
    const line = withoutTokens(detail).replaceAll(/\s+/g, ' ').slice(0, 200).replace(/\.$/, '');
    return line === '' ? '' : `: ${line}`;
  } catch {
    return '';
  }
}
