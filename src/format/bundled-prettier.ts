import type { Options, Plugin } from 'prettier';
import type { TypeScriptStyle } from '../target/code-style.js';
import type { FormattedFile } from './file.js';

/** What the bundled Prettier reads, by ending. Other files stay as they are. */
const parsers: Readonly<Record<string, string>> = { ts: 'typescript', md: 'markdown' };

/**
 * Formats with the Prettier that this tool brings, for a repo without a formatter, or with one that cannot be run.
 *
 * @returns the texts in the order of the files, with LF line endings
 */
export async function formatBundled(
  files: readonly FormattedFile[],
  style: TypeScriptStyle,
): Promise<readonly string[]> {
  const { format, plugins } = await loadPrettier();
  const options = prettierOptions(style);
  const texts: string[] = [];
  for (const { path, text } of files) {
    const parser = parsers[path.slice(path.lastIndexOf('.') + 1)];
    texts.push(parser === undefined ? text : await format(text, { ...options, parser, plugins }));
  }
  return texts;
}

function prettierOptions(style: TypeScriptStyle): Options {
  const useTabs = style.indent === '\t';
  return {
    printWidth: style.lineWidth,
    useTabs,
    ...(!useTabs && { tabWidth: style.indent.length }),
    semi: style.semicolons,
    singleQuote: style.quotes === 'single',
    trailingComma: style.trailingCommas,
    bracketSpacing: style.bracketSpacing,
    arrowParens: style.arrowParens,
    endOfLine: 'lf',
  };
}

/** The standalone build with the few plugins that are needed: half of what the whole of Prettier takes to load. */
async function loadPrettier() {
  const [{ format }, typescript, estree, markdown] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/typescript'),
    import('prettier/plugins/estree'),
    import('prettier/plugins/markdown'),
  ]);
  return { format, plugins: [typescript, estree as unknown as Plugin, markdown] };
}
