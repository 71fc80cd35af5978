/** Words that YAML 1.1 or 1.2 readers take for something else than text. */
const notText = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/;

const plain = /^[a-z][a-z0-9-]*$/;

/** JSON leaves these as they are, but YAML forbids some of them in a document, and the rest would not show or turn text around. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A text as a YAML 1.2 flow scalar on one line: plain where every reader takes it for that text, otherwise double-quoted
 * (YAML 1.2.2 sections 7.3.1 and 5.7), so that any YAML reader gives back exactly the text.
 */
export function yamlScalar(text: string): string {
  if (plain.test(text) && !notText.test(text)) return text;
  return JSON.stringify(text).replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
