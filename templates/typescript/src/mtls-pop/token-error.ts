import { variant } from '#variant';
import { MtlsPopError } from './errors.js';

/** What to do about the errors that a service with mTLS PoP meets first. */
const advice: Record<string, string> = {
  AADSTS392196:
    'The resource does not accept mTLS PoP tokens. Check the scope, or ask the owner of the resource.',
  // @only flow === 'fic'
  AADSTS500181:
    'Leg 2 presented another certificate than the one that the token of leg 1 is bound to. Acquire leg 1 again with the current certificate.',
  AADSTS51000: 'Mutual TLS client authentication is not enabled for this tenant or application.',
  invalid_client:
    variant.flow === 'fic'
      ? 'Check the client id, that the application trusts the certificate (subject name and issuer), and for leg 2 its federated credential.'
      : 'Check the client id, and that the application trusts the certificate (subject name and issuer).',
  invalid_scope: "Check the scope: the resource's identifier followed by /.default.",
};

/** The error for a token endpoint's error response (RFC 6749 section 5.2, with the members that Microsoft Entra adds). */
export function tokenError(
  url: URL,
  status: number,
  body: Record<string, unknown>,
  retryAfterMs: number | undefined,
): MtlsPopError {
  const oauthError = text(body['error']);
  const description = text(body['error_description'])?.split(/\r?\n/, 1)[0] ?? '';
  const code = codeOf(status, description, oauthError);
  const hint = advice[code] ?? advice[oauthError ?? ''];
  return new MtlsPopError({
    code,
    message: [`${url.host} answered ${status}: ${withoutTokens(description) || (oauthError ?? code)}`, hint]
      .filter((part) => part !== undefined)
      .join(' '),
    status,
    retryAfterMs,
    ...(oauthError !== undefined && { oauthError }),
    correlationId: text(body['correlation_id']),
  });
}

function codeOf(status: number, description: string, oauthError: string | undefined): string {
  if (status === 429) {
    return 'throttled';
  }
  if (status >= 500) {
    return 'service_not_available';
  }
  return /^AADSTS\d+/.exec(description)?.[0] ?? oauthError ?? 'token_request_failed';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A service that quotes the assertion in its complaint must not put it into our error. */
export function withoutTokens(description: string): string {
  return description.replace(/eyJ[\w-]*\.[\w-]+\.[\w-]*/g, '[token]');
}
