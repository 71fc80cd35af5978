import type { EmulatedIdentity } from '../../templates/typescript/test/emulator/index.js';
import { issuedByImds } from '../conformance/certificates.js';
import { exchange } from '../conformance/http.js';
import type { EmulatorProcess } from './emulator-process.js';

/** Leg 1's token with its binding certificate and key. */
export interface GivenLeg1 {
  readonly accessToken: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** Leg 1 as a managed identity, request by request: IMDS v2 issues the certificate, Entra the token. */
export async function acquireLeg1(emulator: EmulatorProcess, identity: EmulatedIdentity): Promise<GivenLeg1> {
  const { imds, tenantId } = emulator.ready;
  const { certificatePem, privateKeyPem } = await issuedByImds({ imdsUrl: imds, tenantId }, identity);
  const form = {
    client_id: identity.clientId,
    scope: 'api://AzureADTokenExchange/.default',
    grant_type: 'client_credentials',
    token_type: 'mtls_pop',
  };
  const { status, body } = await exchange({
    url: new URL(`https://westus3.mtlsauth.microsoft.com/${tenantId}/oauth2/v2.0/token`),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    agent: emulator.createAgent({ cert: certificatePem, key: privateKeyPem }),
  });
  if (status !== 200) throw new Error(`Leg 1 was refused: ${JSON.stringify(body)}`);
  return { accessToken: (body as { access_token: string }).access_token, certificatePem, privateKeyPem };
}
