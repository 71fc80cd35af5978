import path from 'node:path';
import ts from 'typescript';

const sources = new Map<string, { text: string; source: ts.SourceFile }>();

/**
 * What TypeScript says about files in memory, by absolute path. A file that several programs hold under the same path is parsed once, and
 * so are the declarations of Node, MSAL and the test runners.
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
  return ts.formatDiagnostics([...errors, ...ts.getPreEmitDiagnostics(program)], {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
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
