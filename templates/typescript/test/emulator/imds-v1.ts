import type { Checklist } from './checklist.js';
import { publicCloud } from './clouds.js';
import { issuerUrl } from './directory.js';
import type { ReceivedRequest, Reply } from './exchange.js';
import { badRequest } from './imds-error.js';
import { selectIdentity } from './imds-identity.js';
import type { ImdsParts } from './imds-parts.js';
import { tokenLifetime } from './token-signer.js';

/**
 * Version 1's token endpoint, as every machine has it: a token that is bound to nothing. A client that is asked for mTLS PoP
 * fails on a machine that has no more than this; it never comes here.
 */
export async function bearerToken(
  { directory, signer }: ImdsParts,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  const resource = request.query.get('resource') ?? '';
  checks.require('resource is present', resource !== '', resource || 'absent', () =>
    badRequest('Required query variable resource is missing.'),
  );
  const identity = selectIdentity(directory, request.query, checks, 'msi_res_id');
  const accessToken = await signer.sign({
    iss: issuerUrl(publicCloud.loginHosts[0]),
    sub: identity.objectId,
    aud: resource,
    tid: directory.tenantId,
    azp: identity.clientId,
  });
  checks.note('token issued', `Bearer, bound to nothing, for ${resource}`);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: String(tokenLifetime - 1),
      resource,
      client_id: identity.clientId,
      access_token: accessToken,
    },
  };
}
