/**
 * Characters that a string literal cannot hold, or that a reader cannot see: controls, line separators, byte order marks,
 * marks of writing direction (CVE-2021-42574), and halves of surrogate pairs.
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

const named: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string literal with the quotes that Prettier's `singleQuote` picks: those that need fewer escapes, else single ones. */
export function typescriptString(value: string): string {
  const quote = count(value, "'") > count(value, '"') ? '"' : "'";
  const content = value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(unseen, (character) => named[character] ?? unicodeEscape(character));
  return quote + content + quote;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
