import path from 'node:path';
import picomatch from 'picomatch';
import { ExitCode, Problem } from '../../../errors/errors.js';
import type { TypeScriptStyle } from '../../code-style.js';
import { relativePath, textOf } from '../../files.js';
import { isObject, parseJson, stringsOf } from '../../json.js';
import type { EditorStyle } from './editorconfig.js';

/**
 * What Prettier makes of new code. A configuration that is a program (`.prettierrc.js`), or one that extends a package (a mere string),
 * is left to Prettier itself: then the style is what was measured, with what `.editorconfig` says.
 *
 * Source: https://prettier.io/docs/options (defaults of version 3), https://prettier.io/docs/configuration
 *
 * @throws {Problem} `json-invalid`, `yaml-invalid`
 */
export async function prettierStyle(
  file: string | undefined,
  probe: string,
  byEditor: EditorStyle,
  measuredEnd: TypeScriptStyle['endOfLine'],
): Promise<Partial<TypeScriptStyle>> {
  const config = file === undefined ? {} : await staticConfig(file);
  if (config === undefined) return byEditor;
  const options =
    file === undefined ? config : withOverrides(config, relativePath(path.dirname(file), probe));
  const flag = (name: string, otherwise: boolean): boolean =>
    typeof options[name] === 'boolean' ? options[name] : otherwise;
  const { tabWidth, printWidth, trailingComma, arrowParens } = options;
  return {
    bom: byEditor.bom ?? false,
    finalNewline: true,
    endOfLine: endOf(options['endOfLine'], measuredEnd) ?? byEditor.endOfLine ?? '\n',
    indent: indentOf(options['useTabs'], tabWidth, byEditor.indent),
    lineWidth: typeof printWidth === 'number' ? printWidth : (byEditor.lineWidth ?? 80),
    quotes: flag('singleQuote', false) ? 'single' : 'double',
    semicolons: flag('semi', true),
    bracketSpacing: flag('bracketSpacing', true),
    trailingCommas: trailingComma === 'none' || trailingComma === 'es5' ? trailingComma : 'all',
    arrowParens: arrowParens === 'avoid' ? 'avoid' : 'always',
  };
}

function endOf(
  said: unknown,
  measured: TypeScriptStyle['endOfLine'],
): TypeScriptStyle['endOfLine'] | undefined {
  if (said === 'auto') return measured;
  return said === 'crlf' ? '\r\n' : said === 'lf' ? '\n' : undefined;
}

function indentOf(useTabs: unknown, tabWidth: unknown, byEditor: string | undefined): string {
  if (useTabs === true || (useTabs === undefined && byEditor === '\t')) return '\t';
  if (typeof tabWidth === 'number') return ' '.repeat(tabWidth);
  return byEditor === undefined || byEditor === '\t' ? '  ' : byEditor;
}

/** The configuration as data; undefined where only Prettier can tell. */
async function staticConfig(file: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const name = path.basename(file);
  const text = textOf(file);
  if (text === undefined || /\.(?:[cm]?[jt]s|toml)$/.test(name)) return undefined;
  if (name === 'package.json') {
    const { prettier } = await parseJson(text, file, 'json');
    return isObject(prettier) ? prettier : undefined;
  }
  if (name.endsWith('.json') || name.endsWith('.json5')) return parseJson(text, file, 'jsonc');
  // `.prettierrc` is JSON or YAML, and JSON is YAML.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const error = document.errors[0];
  if (error !== undefined)
    throw new Problem({
      code: 'yaml-invalid',
      message: `${file} does not parse: ${error.message.split('\n')[0] ?? ''}`,
      next: 'Repair it, and try again.',
      exitCode: ExitCode.badInput,
    });
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (value === null) return {};
  return isObject(value) ? value : undefined;
}

function withOverrides(
  config: Readonly<Record<string, unknown>>,
  file: string,
): Readonly<Record<string, unknown>> {
  const overrides: readonly unknown[] = Array.isArray(config['overrides']) ? config['overrides'] : [];
  return overrides.filter(isObject).reduce((options, { files, excludeFiles, options: own }) => {
    // A pattern without a slash means the name alone.
    const fits = (pattern: string): boolean =>
      picomatch.isMatch(file, pattern, { basename: !pattern.includes('/'), dot: true });
    const applies = stringsOf(files).some(fits) && !stringsOf(excludeFiles).some(fits);
    return applies && isObject(own) ? { ...options, ...own } : options;
  }, config);
}
