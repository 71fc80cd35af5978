import type { Case, CaseRequest, CsrDescription, TokenDescription } from './case-schema.js';
import type { Certificates, NamedCertificate } from './certificates.js';
import { createSigningRequest } from './certificate-signing-request.js';
import type { EmulatorUnderTest } from './emulator-under-test.js';
import { exchange } from './http.js';
import type { Answer } from './http.js';

export interface Played {
  readonly answer: Answer;
  readonly certificate: NamedCertificate | undefined;
  /** What must not stand in the journal. */
  readonly secrets: readonly string[];
}

/** Puts the faults in place and sends the request of a case, its placeholders filled. */
export async function play(
  emulator: EmulatorUnderTest,
  certificates: Certificates,
  played: Case,
): Promise<Played> {
  const { request } = played;
  const certificate =
    request.certificate === undefined ? undefined : await certificates.get(request.certificate);
  const tokens = await presentedTokens(emulator, certificates, request);
  const sent = {
    url: new URL(request.url),
    method: request.method,
    ...(await content(emulator, request, tokens)),
    agent: request.url.startsWith('https:')
      ? emulator.createAgent(
          certificate === undefined
            ? {}
            : { cert: certificate.certificatePem, key: certificate.privateKeyPem },
        )
      : undefined,
  };
  // What the runner itself asked the emulator for is not part of the case.
  await emulator.prepare(request.service, played.faults);
  return {
    answer: await exchange(sent),
    certificate,
    secrets: Object.values(tokens).filter((token) => token !== ''),
  };
}

async function presentedTokens(
  emulator: EmulatorUnderTest,
  certificates: Certificates,
  { authorization, assertion }: CaseRequest,
): Promise<{ authorization?: string; assertion?: string }> {
  const issue = async (token: TokenDescription, audience?: string) => {
    const bound = token.boundTo === undefined ? undefined : await certificates.get(token.boundTo);
    const options = {
      ...((token.audience ?? audience) !== undefined && { audience: token.audience ?? audience ?? '' }),
      ...(token.issuer !== undefined && { issuer: token.issuer }),
      ...(token.subject !== undefined && { subject: token.subject }),
      ...(bound !== undefined && { boundTo: bound.thumbprint }),
      expired: token.expired === true,
      trusted: token.signedBy !== 'stranger',
    };
    return token.text ?? emulator.issueToken(options);
  };
  return {
    ...(authorization !== undefined && { authorization: await issue(authorization.token) }),
    ...(assertion !== undefined && { assertion: await issue(assertion.token, 'api://AzureADTokenExchange') }),
  };
}

async function content(
  emulator: EmulatorUnderTest,
  request: CaseRequest,
  tokens: { authorization?: string; assertion?: string },
): Promise<{ headers: Record<string, string>; body?: string }> {
  const headers = {
    ...request.headers,
    ...(request.authorization !== undefined && {
      authorization: `${request.authorization.scheme} ${tokens.authorization ?? ''}`,
    }),
  };
  if (request.form !== undefined) {
    const form = new URLSearchParams(request.form);
    if (request.assertion !== undefined) {
      form.set('client_assertion', tokens.assertion ?? '');
      form.set('client_assertion_type', request.assertion.type);
    }
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8', ...headers },
      body: form.toString(),
    };
  }
  if (request.json !== undefined || request.csr !== undefined) {
    const csr = request.csr === undefined ? {} : { csr: await signingRequest(emulator, request.csr) };
    return {
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...csr, ...request.json }),
    };
  }
  return { headers, ...(request.body !== undefined && { body: request.body }) };
}

async function signingRequest(emulator: EmulatorUnderTest, description: CsrDescription): Promise<string> {
  const { clientId } = emulator.identities[description.identity];
  const url = new URL(
    `${emulator.imdsUrl}/metadata/identity/getplatformmetadata?cred-api-version=2.0&client_id=${clientId}`,
  );
  const metadata = await exchange({ url, method: 'GET', headers: { metadata: 'true' } });
  const { text } = await createSigningRequest(description, {
    subject: `CN=${clientId}, DC=${emulator.tenantId}`,
    cuId: (metadata.body as { cuId: object }).cuId,
  });
  return text;
}
