import { parseAuthorization } from './authorization-header.js';
import { boundThumbprint, unverifiedClaims } from './token-claims.js';
import type { ReceivedRequest, Service } from './exchange.js';
import type { JournalEntry } from './journal.js';

type RequestFacts = Omit<JournalEntry, 'connection' | 'status' | 'error' | 'checks'>;

/** A JWT, wherever a client may have put it by mistake. */
const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** The part of a journal entry that the request alone decides, without a secret in it. */
export function describeRequest(service: Service, request: ReceivedRequest): RequestFacts {
  return {
    service,
    method: request.method,
    host: request.host,
    path: request.path,
    query: withoutTokens(Object.fromEntries(request.query)),
    headers: headersWithoutSecrets(request),
    form: formOf(service, request.body),
    clientCertificate: request.clientCertificate?.x5tS256,
  };
}

function headersWithoutSecrets(request: ReceivedRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = [value ?? ''].flat().join(', ');
  }
  if (headers['authorization'] !== undefined) {
    headers['authorization'] = parseAuthorization(headers['authorization']).scheme;
  }
  return withoutTokens(headers);
}

function formOf(service: Service, body: string): Record<string, string> {
  if (service === 'token') return tokenForm(body);
  return service === 'imds' && body !== '' ? credentialRequest(body) : {};
}

function tokenForm(body: string): Record<string, string> {
  const form = Object.fromEntries(new URLSearchParams(body));
  if (form['client_assertion'] !== undefined) {
    form['client_assertion'] = summary(form['client_assertion']);
  }
  if (form['client_secret'] !== undefined) {
    form['client_secret'] = '(removed)';
  }
  return withoutTokens(form);
}

function withoutTokens(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(jwt, '(a token)')]),
  );
}

/** A certificate request is public; an attestation token is not. */
function credentialRequest(body: string): Record<string, string> {
  try {
    const members = Object.entries(JSON.parse(body) as object);
    return Object.fromEntries(
      members.map(([name, value]) => [name, name === 'csr' ? String(value) : '(present)']),
    );
  } catch {
    return {};
  }
}

/** Who was given the assertion, for whom, and what it is bound to. */
function summary(assertion: string): string {
  const claims = unverifiedClaims(assertion);
  if (claims === undefined) return '(no JWT)';
  const { iss = '', sub = '', aud = '' } = claims;
  return `iss=${iss} sub=${sub} aud=${String(aud)} cnf=${boundThumbprint(claims) ?? 'none'}`;
}
