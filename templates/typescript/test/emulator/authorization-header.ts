/**
 * `Authorization: {scheme} {token}` (RFC 9110 section 11.6.2). A header of one word has no scheme: the word may be a token that was
 * sent without one, so it counts as that and is never shown.
 */
export function parseAuthorization(header = ''): { scheme: string; token: string } {
  const [, scheme = '', token = header] = /^(\S+) +(\S.*)$/.exec(header) ?? [];
  return { scheme, token };
}
