import type { TypeScriptStyle } from '../../target/code-style.js';

/**
 * Lines of ours in the style of the repo. They are written as this house writes: single quotes, semicolons, two spaces, and so that
 * no line depends on a semicolon in front of it. A comma at a line's end is a trailing one where only a bracket follows. Values in them
 * have been escaped by `quoted`.
 */
export function inStyle(lines: readonly string[], style: TypeScriptStyle): string[] {
  return lines.map((line, at) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return reindented(line, style);
    let styled = reindented(line, style);
    if (style.quotes === 'double') styled = styled.replaceAll(/'((?:[^'\\]|\\.)*)'/g, doubleQuoted);
    if (!style.semicolons) styled = styled.replace(/;$/, '');
    if (style.trailingCommas === 'none' && /^\s*[}\])]/.test(lines[at + 1] ?? ''))
      styled = styled.replace(/,$/, '');
    if (!style.bracketSpacing) styled = styled.replaceAll(/\{ (?=\S)/g, '{').replaceAll(/(?<=\S) \}/g, '}');
    return styled;
  });
}

/** A value as a literal in single quotes. */
export const quoted = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const doubleQuoted = (_: string, inner: string): string =>
  `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;

const reindented = (line: string, style: TypeScriptStyle): string =>
  line.replace(/^(?: {2})+/, (spaces) => style.indent.repeat(spaces.length / 2));
