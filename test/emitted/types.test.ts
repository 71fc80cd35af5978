import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/guidance/load.js';
import { render } from '../../src/render/render.js';
import type { Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';
import { workshop } from './project.js';
import { everyCase } from './scenarios.js';

/**
 * Every project is checked at the same place, in memory, so that a file which two projects share is parsed and bound once, and so are
 * the declarations of Node, MSAL and the test runners.
 */
const root = path.join(workshop, 'types');
const sources = new Map<string, { text: string; source: ts.SourceFile }>();

function check(files: ReadonlyMap<string, string>): string {
  const fileExists = (name: string): boolean => files.has(name) || ts.sys.fileExists(name);
  const readFile = (name: string): string | undefined => files.get(name) ?? ts.sys.readFile(name);
  const configFile = path.join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(configFile, readFile) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent(
    config,
    {
      useCaseSensitiveFileNames: true,
      fileExists,
      readFile,
      readDirectory: () => [...files.keys()].filter((name) => name.endsWith('.ts')),
    },
    root,
  );
  const options = { ...parsed.options, noEmit: true };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(parsed.fileNames, options, {
    ...host,
    fileExists,
    readFile,
    directoryExists: (name) =>
      [...files.keys()].some((file) => file.startsWith(`${name}/`)) || ts.sys.directoryExists(name),
    getSourceFile(name, languageVersion) {
      const text = readFile(name);
      if (text === undefined) return undefined;
      // ESM or CommonJS is a property of the parsed file, so the two do not share it.
      const format = typeof languageVersion === 'object' ? String(languageVersion.impliedNodeFormat) : '';
      const key = `${name}|${format}`;
      const known = sources.get(key);
      if (known?.text === text) return known.source;
      const source = ts.createSourceFile(name, text, languageVersion, true);
      sources.set(key, { text, source });
      return source;
    },
  });
  const diagnostics = [...parsed.errors, ...ts.getPreEmitDiagnostics(program)];
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}

async function emittedFiles(answers: Answers): Promise<Map<string, string>> {
  const pack = await loadPack();
  const rendering = await render(resolveFlow(answers, pack, { yes: true }), pack);
  return new Map(rendering.files.map(({ path: file, text }) => [path.join(root, file), text]));
}

describe('every scenario with every runner and module system type-checks', () => {
  for (const { name, answers } of everyCase) {
    it(name, { timeout: 60_000 }, async () => {
      expect(check(await emittedFiles(answers))).toBe('');
    });
  }

  it('a wrong type and an unused local would be noticed', { timeout: 60_000 }, async () => {
    const files = await emittedFiles(everyCase[0]?.answers ?? {});
    files.set(path.join(root, 'src/wrong.ts'), `export const wrong: number = 'text';\nconst unused = 1;\n`);
    expect(check(files)).toMatch(/TS2322[\s\S]*TS6133/);
  });
});
