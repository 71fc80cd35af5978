import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { ManifestEntry } from './manifest/entry.js';

/** Folders under `templates/` whose files are templates, each named by the manifest. */
const templateFolders = ['typescript/src', 'typescript/test', 'common', 'csharp'];

/**
 * Templates that others include count as named.
 *
 * @throws {Error} for a template that the manifest does not name, names twice, or names without there being one
 */
export function assertManifestComplete(templates: string, entries: readonly ManifestEntry[]): void {
  const files = templateFolders.flatMap((folder) => filesBelow(join(templates, folder)));
  const sourceOf = (file: string): string => relative(templates, file).split(sep).join('/');
  const present = new Set(files.map(sourceOf));
  const named = entries.map(({ source }) => source);
  const used = new Set(
    entries.filter(({ source }) => present.has(source)).flatMap((entry) => sourcesOf(templates, entry)),
  );
  const flaws = [
    ...files.filter((file) => !used.has(file)).map((file) => `${sourceOf(file)} is not in the manifest`),
    ...named.filter((source) => !present.has(source)).map((source) => `${source} does not exist`),
    ...named
      .filter((source, position) => named.indexOf(source) !== position)
      .map((source) => `${source} is named twice`),
  ];
  if (flaws.length > 0) {
    throw new Error(
      `src/templates/manifest/ and templates/ differ:\n${flaws.map((flaw) => `  ${flaw}`).join('\n')}`,
    );
  }
}

/** The file of an entry and those that it includes. */
export function sourcesOf(templates: string, { source }: ManifestEntry): readonly string[] {
  const file = join(templates, source);
  return source.endsWith('.ejs') ? withIncluded(file) : [file];
}

function withIncluded(file: string): readonly string[] {
  const included = [...readFileSync(file, 'utf8').matchAll(/<%[^%]*\binclude\('([^']+)'/g)];
  return [file, ...included.flatMap((match) => withIncluded(join(dirname(file), match[1] ?? '')))];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
