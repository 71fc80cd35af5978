import { resolve } from 'node:path';
import { Problem } from '../errors/errors.js';
import type { TypeScriptStyle } from '../target/code-style.js';
import type { Formatter } from '../target/typescript/typescript-target.js';
import { formatBundled } from './bundled-prettier.js';
import type { Formatted, FormattedFile } from './file.js';
import { isHouseStyle } from './house-style.js';
import { withLineEndings } from './line-endings.js';
import { formatWithOwnBiome } from './own-biome.js';
import { formatWithOwnPrettier } from './own-prettier.js';

export interface FormatOptions {
  /** Real, absolute path of the package's folder. */
  readonly root: string;
  readonly formatter: Formatter;
  readonly style: TypeScriptStyle;
}

/** A file to be formatted. */
export interface UnformattedFile extends FormattedFile {
  /** Whether the text is as it was rendered, and so in this tool's own style already. */
  readonly asRendered: boolean;
}

/**
 * Puts files into the style of a repo: with the repo's own formatter where it is installed, else with the Prettier that this tool
 * brings, in the style that was found. Where the repo's formatter fails, a note says so.
 */
export async function formatFiles(
  files: readonly UnformattedFile[],
  { root, formatter, style }: FormatOptions,
): Promise<Formatted> {
  const inStyle = files.map((file) => ({ ...file, text: withLineEndings(file.text, style) }));
  try {
    const texts = await withOwnFormatter(inStyle, root, formatter);
    if (texts !== undefined) return { files: withTexts(files, texts), notes: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const notes = [`${error.message} The new files are formatted in the style that was found instead.`];
    return { files: await inFoundStyle(files, style, formatter), notes };
  }
  return { files: await inFoundStyle(files, style, formatter), notes: notInstalled(formatter) };
}

async function withOwnFormatter(
  files: readonly FormattedFile[],
  root: string,
  { kind, configFile, installed }: Formatter,
): Promise<readonly string[] | undefined> {
  if (installed === undefined) return undefined;
  switch (kind) {
    case 'prettier':
      return formatWithOwnPrettier(files, root, installed);
    case 'biome':
      return formatWithOwnBiome(
        files,
        configFile === undefined ? undefined : resolve(root, configFile),
        installed,
      );
    case 'dprint':
    case 'none':
      return undefined;
  }
}

/** Markdown only where a formatter would look at it. */
async function inFoundStyle(
  files: readonly UnformattedFile[],
  style: TypeScriptStyle,
  { kind }: Formatter,
): Promise<readonly FormattedFile[]> {
  const skips = ({ path, asRendered }: UnformattedFile): boolean =>
    path.endsWith('.md') ? kind !== 'prettier' : asRendered && isHouseStyle(style);
  const formatted = files.filter((file) => !skips(file));
  const texts = formatted.length === 0 ? [] : await formatBundled(formatted, style);
  const byPath = new Map(formatted.map(({ path }, position) => [path, texts[position] ?? '']));
  return files.map(({ path, text }) => ({ path, text: withLineEndings(byPath.get(path) ?? text, style) }));
}

function withTexts(files: readonly FormattedFile[], texts: readonly string[]): readonly FormattedFile[] {
  return files.map(({ path }, position) => ({ path, text: texts[position] ?? '' }));
}

const names = { prettier: 'Prettier', biome: 'Biome', dprint: 'dprint', none: '' } as const;

function notInstalled({ kind, installed }: Formatter): readonly string[] {
  if (kind === 'none') return [];
  return [
    installed === undefined
      ? `${names[kind]} is configured but not installed here. The new files follow the configuration as far as it could be read: run ${names[kind]} once it is installed.`
      : `${names[kind]} is not run by this tool. The new files follow its configuration as far as it could be read: run it on them.`,
  ];
}
