/** What stands between the quotes of a JSON string. Halves of surrogate pairs are escaped, as ECMAScript 2019 does. */
export function jsonStringContent(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
