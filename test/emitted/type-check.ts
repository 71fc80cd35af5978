import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

const sources = new Map<string, { text: string; source: ts.SourceFile }>();
/** Files without a message, with all that they reach and their options: what many projects share is checked once. */
const clean = new Set<string>();

/**
 * What TypeScript says about files in memory, by absolute path. A file that several programs hold under the same path is parsed once, and
 * so are the declarations of Node, MSAL and the test runners; with all that it imports alike, it is checked once, too. That holds where no
 * file of the project declares anything global.
 *
 * @param root folder that messages name paths from
 */
export function typeCheck(
  root: string,
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  errors: readonly ts.Diagnostic[] = [],
): string {
  const fileExists = (name: string): boolean => files.has(name) || ts.sys.fileExists(name);
  const readFile = (name: string): string | undefined => files.get(name) ?? ts.sys.readFile(name);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(
    [...files.keys()].filter((name) => name.endsWith('.ts')),
    options,
    {
      ...host,
      fileExists,
      readFile,
      getCurrentDirectory: () => root,
      directoryExists: (name) =>
        [...files.keys()].some((file) => file.startsWith(`${name}/`)) || ts.sys.directoryExists(name),
      getSourceFile(name, languageVersion) {
        const text = readFile(name);
        if (text === undefined) return undefined;
        // ESM or CommonJS is a property of the parsed file, so the two do not share it.
        const format =
          typeof languageVersion === 'object'
            ? `${languageVersion.impliedNodeFormat ?? ''},${languageVersion.languageVersion}`
            : languageVersion;
        const key = `${name}|${format}`;
        const known = sources.get(key);
        if (known?.text === text) return known.source;
        const source = ts.createSourceFile(name, text, languageVersion, true);
        sources.set(key, { text, source });
        return source;
      },
    },
  );
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...[...files.keys()].flatMap((name) => {
      const source = program.getSourceFile(name);
      if (source === undefined) return [];
      const format = String(source.impliedNodeFormat);
      const key = [JSON.stringify(options), format, ...closureOf(name, files)].join('\0');
      if (clean.has(key)) return [];
      const messages = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      if (messages.length === 0) clean.add(key);
      return messages;
    }),
  ];
  return ts.formatDiagnostics(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}

/** A file and all of the project that it reaches, each with its text: what these mean does not depend on the rest of the project. */
export function closureOf(start: string, files: ReadonlyMap<string, string>): string[] {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const { fileName } of ts.preProcessFile(files.get(name) ?? '').importedFiles) {
      const imported = path.resolve(path.dirname(name), fileName);
      const found = [imported, imported.replace(/\.js$/, '.ts'), `${imported}.ts`].find((each) =>
        files.has(each),
      );
      if (found !== undefined) reached.add(found);
    }
  }
  return [...reached].sort().flatMap((name) => [name, files.get(name) ?? '']);
}

/** The options of a project among files in memory. */
export function optionsOf(
  root: string,
  files: ReadonlyMap<string, string>,
): { options: ts.CompilerOptions; errors: readonly ts.Diagnostic[] } {
  const fileExists = (name: string): boolean => files.has(name) || ts.sys.fileExists(name);
  const readFile = (name: string): string | undefined => files.get(name) ?? ts.sys.readFile(name);
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), readFile) as { config: unknown };
  const readDirectory = (): string[] => [...files.keys()].filter((name) => name.endsWith('.ts'));
  const host = { useCaseSensitiveFileNames: true, fileExists, readFile, readDirectory };
  const { options, errors } = ts.parseJsonConfigFileContent(config, host, root);
  return { options: { ...options, noEmit: true }, errors };
}

/** The TypeScript files below folders of a project, by absolute path. */
export async function textsIn(root: string, folders: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && file.endsWith('.ts')) texts.set(file, await readFile(file, 'utf8'));
    }
  }
  return texts;
}
