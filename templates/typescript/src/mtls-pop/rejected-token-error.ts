import { MtlsPopError } from './errors.js';
import type { Challenge } from './www-authenticate.js';

/** How resources word the check that failed, and what to do about it. The first wording that fits counts. */
const checks: readonly { wording: RegExp; advice: string }[] = [
  // @only finalToken === 'mtls-pop'
  {
    wording: /MissingClientCertificate|no client certificate/i,
    advice:
      'No client certificate reached the resource: look for a proxy or gateway in between that ends TLS.',
  },
  // @only finalToken === 'mtls-pop'
  {
    wording: /over Bearer/i,
    advice:
      'The token is bound to a certificate and cannot be used as a Bearer token: its scheme is mtls_pop.',
  },
  // @only finalToken === 'mtls-pop'
  {
    wording: /MtlsCnfClaim|\bcnf\b|x5t#S256/i,
    advice: 'The client certificate in the TLS session is another one than the token is bound to.',
  },
  {
    wording: /audience/i,
    advice: 'The token is meant for another resource: check the scope.',
  },
  {
    wording: /expired|lifetime|not yet valid|\b(exp|nbf)\b/i,
    advice: 'The token is not valid at this time: check the clocks of this machine and of the resource.',
  },
  {
    wording: /issuer|signature|signing key/i,
    advice: 'The resource does not trust who issued the token: check the tenant and the cloud.',
  },
];

/** The error for a 401 that no new token can mend. */
export function rejectedTokenError(url: URL, challenge: Challenge): MtlsPopError {
  const said = [challenge.error, challenge.description].filter((part) => part !== undefined).join(': ');
  const advice = checks.find(({ wording }) => wording.test(said))?.advice;
  return new MtlsPopError({
    code: 'resource_rejected_token',
    message: [`${url.host} rejected the token (${said === '' ? 'it did not say why' : said}).`, advice]
      .filter((part) => part !== undefined)
      .join(' '),
    status: 401,
  });
}
