import path from 'node:path';
import type { TypeScriptStyle } from '../../code-style.js';
import { exists, foldersUp, relativePath } from '../../files.js';
import { isObject, readJson, stringsOf } from '../../json.js';
import type { EditorStyle } from './editorconfig.js';

type Section = Readonly<Record<string, unknown>>;
/** `formatter` and `javascript.formatter`, the nearer file's keys over those it extends. */
interface Sections {
  readonly formatter: Section;
  readonly javascript: Section;
}

/**
 * What Biome makes of new code. `extends` is followed to files of the repo, and with `//` to the root's configuration; what a package
 * brings is not read.
 *
 * Source: https://biomejs.dev/reference/configuration (defaults of version 2)
 *
 * @throws {Problem} `json-invalid`
 */
export async function biomeStyle(
  root: string,
  file: string | undefined,
  top: string,
  byEditor: EditorStyle,
): Promise<Partial<TypeScriptStyle>> {
  const { formatter, javascript } = await sections(root, file, top, 0);
  const editor = formatter['useEditorconfig'] === true ? byEditor : {};
  const said = (name: string): unknown => javascript[name] ?? formatter[name];
  const [style, width, line, end] = ['indentStyle', 'indentWidth', 'lineWidth', 'lineEnding'].map(said);
  const spaces = ' '.repeat(typeof width === 'number' ? width : 2);
  const indent = style === 'space' ? spaces : style === 'tab' ? '\t' : (editor.indent ?? '\t');
  const commas = javascript['trailingCommas'];
  return {
    bom: byEditor.bom ?? false,
    finalNewline: true,
    endOfLine: end === 'crlf' ? '\r\n' : end === 'lf' ? '\n' : (editor.endOfLine ?? '\n'),
    indent,
    lineWidth: typeof line === 'number' ? line : (editor.lineWidth ?? 80),
    quotes: javascript['quoteStyle'] === 'single' ? 'single' : 'double',
    semicolons: javascript['semicolons'] !== 'asNeeded',
    bracketSpacing: said('bracketSpacing') !== false,
    trailingCommas: commas === 'none' || commas === 'es5' ? commas : 'all',
    arrowParens: javascript['arrowParentheses'] === 'asNeeded' ? 'avoid' : 'always',
  };
}

async function sections(
  root: string,
  file: string | undefined,
  top: string,
  depth: number,
): Promise<Sections> {
  const config =
    file === undefined || depth > 5 ? undefined : await readJson(file, relativePath(root, file), 'jsonc');
  if (file === undefined || config === undefined) return { formatter: {}, javascript: {} };
  let merged: Sections = { formatter: {}, javascript: {} };
  for (const base of stringsOf(config['extends'])) {
    const named = base === '//' ? rootConfig(file, top) : localFile(file, base);
    merged = over(merged, await sections(root, named, top, depth + 1));
  }
  const { formatter, javascript } = config;
  const own = isObject(javascript) ? javascript['formatter'] : undefined;
  return over(merged, {
    formatter: isObject(formatter) ? formatter : {},
    javascript: isObject(own) ? own : {},
  });
}

const over = (base: Sections, own: Sections): Sections => ({
  formatter: { ...base.formatter, ...own.formatter },
  javascript: { ...base.javascript, ...own.javascript },
});

const localFile = (file: string, base: string): string | undefined =>
  /^\.{1,2}\/|\.jsonc?$/.test(base) ? path.resolve(path.dirname(file), base) : undefined;

/** Of the topmost folder that has one. */
function rootConfig(file: string, top: string): string | undefined {
  const own = path.dirname(file);
  return foldersUp(own, top)
    .filter((folder) => folder !== own)
    .flatMap((folder) => ['biome.json', 'biome.jsonc'].map((name) => path.join(folder, name)))
    .filter(exists)
    .at(-1);
}
