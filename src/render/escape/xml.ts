import { ExitCode, Problem } from '../../errors/errors.js';

const meaningful = /[&<>"']/g;

/** What XML 1.0 (section 2.2) has no way to write, not even as a character reference. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * A value of an attribute or of an element. White space is kept from the normalisation of attributes (XML 1.0, section 3.3.3).
 *
 * @throws {Problem} `unquotable-value` for what XML cannot hold
 */
export function xmlText(value: string): string {
  if (impossible.test(value)) {
    throw new Problem({
      code: 'unquotable-value',
      message: `${JSON.stringify(value.slice(0, 80))} cannot be written into an XML file.`,
      cause: 'XML 1.0 has no way to write control characters and halves of characters.',
      next: 'Choose a value without them.',
      exitCode: ExitCode.badInput,
    });
  }
  return value.replace(meaningful, reference).replace(/[\t\n\r]/g, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
