import type { ProcessedFileConfig, Props } from 'editorconfig';
import type { CSharpStyle } from './csharp-target.js';

/** What of `.editorconfig` holds for a C# file that does not exist yet. */
export type EditorConfig = Readonly<Props>;

/** Reads `.editorconfig` for files; the library is loaded when it is needed. */
export async function editorConfigReader(): Promise<(file: string) => EditorConfig> {
  const { parseSync } = await import('editorconfig');
  const cache = new Map<string, ProcessedFileConfig>();
  return (file) => parseSync(file, { cache, unset: true });
}

/**
 * How a new file of a project has to look: as `.editorconfig` says, and where that is silent as most of its neighbours do.
 *
 * Source: https://learn.microsoft.com/dotnet/fundamentals/code-analysis/code-style-rule-options for the keys of C#.
 *
 * @param neighbours texts of files of the project
 * @param projectFile for the line endings, where there is no neighbour
 */
export function styleOf(
  config: EditorConfig,
  neighbours: readonly string[],
  projectFile: string,
): CSharpStyle {
  const most = (is: (text: string) => boolean, texts = neighbours): boolean =>
    texts.filter(is).length * 2 > texts.length;
  const said = (key: string): string | undefined => {
    const value = config[key];
    return typeof value === 'string' ? value.split(':')[0]?.trim().toLowerCase() : undefined;
  };
  const namespaces = said('csharp_style_namespace_declarations');
  const placement = said('csharp_using_directive_placement');
  const inNamespaces = neighbours.filter((text) => block.test(text) || fileScoped.test(text));
  return {
    endOfLine:
      { lf: '\n' as const, crlf: '\r\n' as const }[said('end_of_line') ?? ''] ??
      endingOf(neighbours, projectFile),
    bom:
      { 'utf-8-bom': true, 'utf-8': false }[said('charset') ?? ''] ??
      most((text) => text.startsWith('\uFEFF')),
    finalNewline:
      typeof config.insert_final_newline === 'boolean'
        ? config.insert_final_newline
        : neighbours.length === 0 || most((text) => text.endsWith('\n')),
    indent: indentOf(config, neighbours),
    namespaces:
      { file_scoped: 'file' as const, block_scoped: 'block' as const }[namespaces ?? ''] ??
      (most((text) => !fileScoped.test(text), inNamespaces) ? 'block' : 'file'),
    usingsInsideNamespace:
      { inside_namespace: true, outside_namespace: false }[placement ?? ''] ??
      most(
        (text) => usingInside.test(text),
        inNamespaces.filter((text) => /^\s*using\s/m.test(text)),
      ),
  };
}

const fileScoped = /^\uFEFF?[ \t]*namespace\s+[\w.]+\s*;/m;
const block = /^\uFEFF?[ \t]*namespace\s+[\w.]+\s*\{/m;
const usingInside = /^\uFEFF?[ \t]*namespace\s+[\w.]+\s*[;{]\s*using\s+[\w.]+\s*;/m;

function endingOf(neighbours: readonly string[], projectFile: string): '\n' | '\r\n' {
  const texts = neighbours.filter((text) => text.includes('\n'));
  const windows = texts.filter((text) => text.includes('\r\n')).length;
  if (texts.length === 0) return projectFile.includes('\r\n') ? '\r\n' : '\n';
  return windows * 2 > texts.length ? '\r\n' : '\n';
}

function indentOf(config: EditorConfig, neighbours: readonly string[]): string {
  const size = [config.indent_size, config.tab_width].find((value) => typeof value === 'number');
  if (config.indent_style === 'tab') return '\t';
  if (config.indent_style === 'space' && typeof size === 'number') return ' '.repeat(size);
  const counts = new Map<string, number>();
  for (const text of neighbours) {
    const used = firstIndent(text);
    if (used !== undefined) counts.set(used, (counts.get(used) ?? 0) + 1);
  }
  const [common] = [...counts].sort(([, one], [, other]) => other - one);
  const found = common?.[0] ?? '    ';
  return config.indent_style === 'space' && found === '\t' ? '    ' : found;
}

/** The indentation of the first line below one that opens a block at the margin. */
function firstIndent(text: string): string | undefined {
  return /^\{\r?\n(?:[ \t]*\r?\n)*([ \t]+)\S/m.exec(text)?.[1];
}
