/** Whether a text is a claims request: a JSON object (OpenID Connect Core section 5.5). */
export function isClaimsRequest(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
