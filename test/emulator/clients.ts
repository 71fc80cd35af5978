import type { Agent, AgentOptions } from 'node:https';
import type { Emulator, PemCredential } from '../../templates/typescript/test/emulator/index.js';
import { exchange } from '../conformance/http.js';
import type { Answer } from '../conformance/http.js';

/** A client's agent that presents a credential. */
export function agentWith(
  emulator: Emulator,
  credential: PemCredential = emulator.credential,
  options: AgentOptions = {},
): Agent {
  return emulator.createAgent({ cert: credential.certificatePem, key: credential.privateKeyPem, ...options });
}

/** A vanilla mTLS PoP request. */
export function requestToken(
  emulator: Emulator,
  agent: Agent,
  form: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams({
    client_id: emulator.clientId,
    scope: emulator.resource.scope,
    grant_type: 'client_credentials',
    token_type: 'mtls_pop',
    ...form,
  });
  return exchange({
    url: new URL(`https://mtlsauth.microsoft.com/${emulator.tenantId}/oauth2/v2.0/token`),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
    agent,
  });
}

export function callResource(emulator: Emulator, agent: Agent, authorization: string): Promise<Answer> {
  return exchange({
    url: new URL(emulator.resource.url),
    method: 'GET',
    headers: { authorization },
    agent,
  });
}

/** The access token of a successful answer. */
export function accessToken(answer: Answer): string {
  return (answer.body as { access_token: string }).access_token;
}
