import { XmlElement, XmlError, parseXml } from '@rgrove/parse-xml';
import { ExitCode, Problem } from '../errors/errors.js';

/**
 * Parses the XML of a project, properties or solution file. Elements know where they stand in the text (`start`, `end`), a byte
 * order mark and line endings of Windows included.
 *
 * @param file how the file is called in the message
 * @throws {Problem} `xml-invalid`, with line and column
 */
export function rootElement(text: string, file: string): XmlElement {
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    // The parser refuses a document without an element.
    if (root !== null) return root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [reason = 'the XML is not well-formed'] = error.message.split(/ \(line \d+, column \d+\)/);
    throw invalid(file, `at line ${error.line}, column ${error.column}`, reason);
  }
  throw invalid(file, 'anywhere', 'there is no element in it');
}

function invalid(file: string, where: string, reason: string): Problem {
  return new Problem({
    code: 'xml-invalid',
    message: `${file} is not XML that can be read ${where}: ${reason}.`,
    cause: 'A file that cannot be read cannot be edited without harm.',
    next: `Repair ${file}, see that \`dotnet build\` reads it, and run the command again.`,
    exitCode: ExitCode.badInput,
  });
}

/** The elements right below one, in their order. MSBuild takes no account of case in most names. */
export function childElements(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (name === undefined || sameName(child.name, name)),
  );
}

/** An attribute's value, whatever the case of its name. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const found = Object.keys(element.attributes).find((key) => sameName(key, name));
  return found === undefined ? undefined : element.attributes[found];
}

/** What MSBuild calls metadata of an item: an attribute, or an element of that name in it. */
export function metadata(element: XmlElement, name: string): string | undefined {
  return attribute(element, name) ?? childElements(element, name)[0]?.text.trim();
}

/** Names of elements, attributes, properties and packages are compared without case. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
