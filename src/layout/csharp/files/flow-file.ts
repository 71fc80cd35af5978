import type { Rendering } from '../../../render/rendering.js';
import type { CSharpPlace } from '../../../scenario/place.js';
import { codeOf } from '../code/code-of.js';
import { readSource, type Source } from '../code/source.js';
import { declaredIn, extensionsIn, typeNamesIn } from '../code/type-names.js';

/** A rendered C# file and what of other files it uses. */
export interface CodeFile {
  readonly kind: 'library' | 'test';
  /** Below the folder of the library, or of the tests: `Unit/BoundTokenTests.cs`. */
  readonly path: string;
  readonly rules: readonly string[];
  readonly source: Source;
  /** Without comments and literals. */
  readonly code: string;
  readonly typeNames: ReadonlySet<string>;
  /** Types and extension methods that others may use. */
  readonly declared: ReadonlySet<string>;
}

/** Code of a flow, and the texts of it that are none. */
export interface FlowFiles {
  readonly code: readonly CodeFile[];
  readonly readme: { readonly text: string; readonly rules: readonly string[] } | undefined;
  /** Section of the configuration with the answers in it, as JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Takes apart what `render` gives for a flow with a place: its paths are those of a solution that is named after the namespace. */
export function filesOf({ files }: Rendering, place: CSharpPlace): FlowFiles {
  const library = `src/${place.namespace}/MtlsPop/`;
  const tests = `test/${place.namespace}.Tests/`;
  const settings = files.find(({ path }) => path === `src/${place.namespace}/appsettings.json`);
  return {
    code: files
      .filter(({ path }) => path.endsWith('.cs'))
      .map(({ path, text, rules }) => {
        const kind = path.startsWith(library) ? 'library' : 'test';
        return codeFile(kind, path.slice((kind === 'library' ? library : tests).length), text, rules);
      }),
    readme: files.find(({ path }) => path === `${library}README.md`),
    settings: settings === undefined ? {} : (JSON.parse(settings.text) as Record<string, unknown>),
  };
}

function codeFile(kind: CodeFile['kind'], path: string, text: string, rules: readonly string[]): CodeFile {
  const source = readSource(path, text);
  const code = codeOf(source.body);
  const declared = new Set([...declaredIn(code), ...extensionsIn(code)]);
  return { kind, path, rules, source, code, typeNames: typeNamesIn(code), declared };
}

/** Whether one file uses what another one declares: a type by its name, or an extension method behind a dot. */
export function uses(file: CodeFile, other: CodeFile): boolean {
  return [...other.declared].some(
    (name) =>
      file.typeNames.has(name) ||
      (extensionsIn(other.code).includes(name) && file.code.includes(`.${name}(`)),
  );
}
