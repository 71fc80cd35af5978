/**
 * Milliseconds to wait, from a Retry-After header: seconds or an HTTP date (RFC 9110 section 10.2.3). Undefined when there
 * is none, or none that can be read.
 */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') {
    return undefined;
  }
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  // Date.parse alone takes almost anything for a date.
  const date = /^[A-Z][a-z]+,? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
