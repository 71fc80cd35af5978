/** Characters that mean something inside a line of GitHub Flavored Markdown, in a table's cell too. */
const meaningful = /[\\`*_[\]<>&|~#!$]/g;

/** Controls and line breaks would end the line; a space at an edge would be dropped. */
const fragile = /[\p{Cc}\u2028\u2029]|^ | $| (?= )/gu;

/** Text inside a line of Markdown: a sentence, a heading, a list item or a table's cell. */
export function markdownText(value: string): string {
  return value
    .replace(meaningful, (character) => `\\${character}`)
    .replace(fragile, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A code span, delimiters included. One that backticks cannot carry in every place (a code span knows no escapes, and a `|`
 * ends a table's cell) becomes `<code>`, which can.
 */
export function markdownCode(value: string): string {
  const plain = !/[`|\p{Cc}\u2028\u2029]|^ | $|^$/u.test(value);
  return plain ? `\`${value}\`` : `<code>${markdownText(value)}</code>`;
}

/** Characters that no version of Mermaid gives a meaning inside a message or a quoted label. */
const harmlessInMermaid = /[^A-Za-z0-9 ._:/@?=&+-]/gu;

/** A message or label of a Mermaid diagram: the rest as entity codes, `#35;`. */
export function mermaidText(value: string): string {
  return value.replace(harmlessInMermaid, (character) => `#${character.codePointAt(0) ?? 0};`);
}
