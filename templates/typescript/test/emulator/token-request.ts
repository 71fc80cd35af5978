import type { Checklist } from './checklist.js';
import type { Directory, ProtectedResource } from './directory.js';
import { EntraError } from './entra-error.js';
import type { ReceivedRequest } from './exchange.js';

/** A client credentials request whose form is right (RFC 6749 section 4.4.2). Who sends it is not yet known. */
export interface TokenRequest {
  readonly clientId: string;
  readonly resource: ProtectedResource;
  readonly tokenType: 'mtls_pop' | 'Bearer';
  readonly assertion: { readonly type: string; readonly token: string } | undefined;
  /** Authentication contexts that the `claims` parameter asks for. */
  readonly authenticationContexts: readonly string[];
}

export function parseTokenRequest(
  request: ReceivedRequest,
  directory: Directory,
  checks: Checklist,
): TokenRequest {
  const form = formOf(request);
  checkTenant(request, directory, checks);
  checkDuplicates(form, checks);
  const grant = required(form, 'grant_type', checks);
  checks.demand(
    'grant_type is client_credentials',
    grant === 'client_credentials',
    grant,
    () =>
      new EntraError(
        70003,
        'unsupported_grant_type',
        `The app requested an unsupported grant type '${grant}'.`,
      ),
  );
  const clientId = required(form, 'client_id', checks);
  const scope = required(form, 'scope', checks);
  checkSecrets(form, checks);
  return {
    clientId,
    resource: resourceOf(scope, directory, checks),
    tokenType: tokenTypeOf(form, checks),
    assertion: assertionOf(form),
    authenticationContexts: authenticationContexts(form, checks),
  };
}

function checkTenant(request: ReceivedRequest, directory: Directory, checks: Checklist): void {
  const tenant = request.path.split('/')[1] ?? '';
  const tenanted = !['common', 'organizations', 'consumers'].includes(tenant);
  checks.demand(
    'the authority names one tenant',
    tenanted,
    tenant,
    () => new EntraError(50059, 'invalid_request', `No tenant-identifying information found in '${tenant}'.`),
  );
  checks.require(
    'the tenant exists',
    tenant === directory.tenantId,
    tenant,
    () => new EntraError(90002, 'invalid_request', `Tenant '${tenant}' not found.`),
  );
}

/** A body of another content type is none: Entra then misses the first parameter. */
function formOf(request: ReceivedRequest): URLSearchParams {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return new URLSearchParams(isForm ? request.body : '');
}

function checkDuplicates(form: URLSearchParams, checks: Checklist): void {
  const names = [...form.keys()];
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  checks.demand(
    'no parameter is duplicated',
    duplicate === undefined,
    duplicate ?? 'none',
    () =>
      new EntraError(
        9000411,
        'invalid_request',
        `The request is not properly formatted. The parameter '${duplicate ?? ''}' is duplicated.`,
      ),
  );
}

function checkSecrets(form: URLSearchParams, checks: Checklist): void {
  const secret = form.has('client_secret');
  checks.demand(
    'no client_secret',
    !secret,
    secret ? 'present' : 'absent',
    () =>
      new EntraError(7000215, 'invalid_client', 'Invalid client secret provided: the application has none.'),
  );
  const cnf = form.has('req_cnf');
  checks.demand(
    'no req_cnf',
    !cnf,
    cnf ? 'present' : 'absent',
    () =>
      new EntraError(
        90023,
        'invalid_request',
        'req_cnf is for signed HTTP requests: mTLS PoP binds to the certificate of the TLS session.',
      ),
  );
}

function resourceOf(scope: string, directory: Directory, checks: Checklist): ProtectedResource {
  checks.demand(
    'scope is one resource with /.default',
    /^\S+\/\.default$/.test(scope),
    scope,
    () =>
      new EntraError(
        1002012,
        'invalid_scope',
        `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
      ),
  );
  const audience = scope.slice(0, -'/.default'.length);
  const resource = directory.resources.find((candidate) => candidate.audience === audience);
  checks.require(
    'the resource exists in the tenant',
    resource !== undefined,
    audience,
    () =>
      new EntraError(
        500011,
        'invalid_resource',
        `The resource principal named ${audience} was not found in the tenant.`,
      ),
  );
  return resource;
}

function tokenTypeOf(form: URLSearchParams, checks: Checklist): TokenRequest['tokenType'] {
  const tokenType = form.get('token_type');
  const known = tokenType === null || tokenType.toLowerCase() === 'mtls_pop';
  checks.require(
    'token_type is mtls_pop, or absent for Bearer',
    known,
    tokenType ?? 'absent',
    () => new EntraError(90023, 'invalid_request', `The token type '${tokenType ?? ''}' is not supported.`),
  );
  return tokenType === null ? 'Bearer' : 'mtls_pop';
}

function assertionOf(form: URLSearchParams): TokenRequest['assertion'] {
  const token = form.get('client_assertion');
  return token === null ? undefined : { token, type: form.get('client_assertion_type') ?? '' };
}

function authenticationContexts(form: URLSearchParams, checks: Checklist): string[] {
  const claims = form.get('claims');
  if (claims === null) return [];
  const parsed = parseClaims(claims);
  checks.demand(
    'claims is JSON',
    parsed !== undefined,
    `${claims.length} characters`,
    () => new EntraError(50146, 'invalid_request', 'The claims parameter is not a JSON object.'),
  );
  const acrs = parsed.access_token?.acrs;
  return [acrs?.value, acrs?.values].flat().filter((id) => typeof id === 'string');
}

interface RequestedClaims {
  access_token?: { acrs?: { value?: unknown; values?: unknown } };
}

function parseClaims(text: string): RequestedClaims | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function required(form: URLSearchParams, name: string, checks: Checklist): string {
  const value = form.get(name) ?? '';
  checks.demand(
    `${name} is present`,
    value !== '',
    value === '' ? 'absent' : 'present',
    () =>
      new EntraError(
        900144,
        'invalid_request',
        `The request body must contain the following parameter: '${name}'.`,
      ),
  );
  return value;
}
