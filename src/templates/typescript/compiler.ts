import { format } from 'prettier';
import { Project, SyntaxKind, ts } from 'ts-morph';
import type { SourceFile } from 'ts-morph';
import type { Segment } from '../../render/segments.js';
import { slotOf, type Axis, type Variant } from '../../render/variant.js';
import { axesIn, axisInCode } from './condition.js';
import { cutTypeScript } from './cut.js';
import { settle, type Transform } from './edits.js';
import { onlyDirectives } from './only-directives.js';
import { TemplateError } from '../template-error.js';
import { dropEmptySuites } from './transforms/drop-empty-suites.js';
import { dropImportEndings } from './transforms/drop-import-endings.js';
import { dropOnly } from './transforms/drop-only.js';
import { dropUnreachable } from './transforms/drop-unreachable.js';
import { foldConditions } from './transforms/fold-conditions.js';
import { inlineSpreads } from './transforms/inline-spreads.js';
import { removeUnused } from './transforms/remove-unused.js';
import { replaceHoles } from './transforms/replace-holes.js';
import { translateExpectations } from './transforms/translate-expectations.js';
import { translateTestFunctions } from './transforms/translate-test-functions.js';

/** How every emitted TypeScript file is formatted. */
const style = { parser: 'typescript', printWidth: 110, singleQuote: true } as const;

const specialising: readonly Transform[] = [
  dropOnly,
  foldConditions,
  inlineSpreads,
  dropUnreachable,
  replaceHoles,
];
const tidying: readonly Transform[] = [dropEmptySuites, removeUnused];
const adapting: readonly Transform[] = [translateExpectations, translateTestFunctions, dropImportEndings];

/** One TypeScript template, to be asked for its text in each variant. Texts that come out alike are made once. */
export class TypeScriptTemplate {
  /** What the text depends on. */
  readonly axes: readonly Axis[];
  readonly #path: string;
  readonly #text: string;
  readonly #conditionAxes: readonly Axis[];
  readonly #exists: (variant: Variant) => boolean;
  readonly #specialised = new Map<number, string>();
  readonly #tidied = new Map<string, string>();
  readonly #segments = new Map<string, Promise<readonly Segment[]>>();

  /**
   * @param path in the repository, for messages
   * @throws {TemplateError} where the text breaks the dialect
   */
  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    const { conditions, adaptations, exists } = withFile(path, text, inspect);
    this.#conditionAxes = [...conditions];
    this.axes = [...new Set([...conditions, ...adaptations])];
    this.#exists = exists;
  }

  /** The text in one variant, cut at its holes; undefined where the variant does not have the file. */
  async segments(variant: Variant): Promise<readonly Segment[] | undefined> {
    if (!this.#exists(variant)) {
      return undefined;
    }
    const specialised = memoise(this.#specialised, slotOf(this.#conditionAxes, variant), () =>
      this.#run(specialising, this.#text, variant),
    );
    const tidied = memoise(this.#tidied, specialised, () => this.#run(tidying, specialised, variant));
    return memoise(
      this.#segments,
      JSON.stringify([tidied, this.axes.map((axis) => adaptable.has(axis) && variant[axis])]),
      () => this.#finish(this.#run(adapting, tidied, variant), variant),
    );
  }

  #run(transforms: readonly Transform[], text: string, variant: Variant): string {
    return withFile(this.#path, text, (file) => {
      for (const transform of transforms) {
        settle(file, transform, variant);
      }
      return file.getFullText();
    });
  }

  async #finish(text: string, variant: Variant): Promise<readonly Segment[]> {
    withFile(this.#path, text, (file) => {
      assertParses(file, variant);
    });
    const formatted = await format(text, { ...style, filepath: this.#path });
    withFile(this.#path, formatted, (file) => {
      assertEmittable(file, variant);
    });
    return cutTypeScript(this.#path, formatted);
  }
}

const adaptable: ReadonlySet<Axis> = new Set(['testRunner', 'moduleSystem']);

function inspect(file: SourceFile): {
  conditions: ReadonlySet<Axis>;
  adaptations: readonly Axis[];
  exists: (variant: Variant) => boolean;
} {
  const directives = onlyDirectives(file);
  const ofFile = directives.find(({ node }) => node === file);
  const usesVitest = file.getImportDeclaration('vitest') !== undefined;
  const hasEndings = /from '\..*\.js';/.test(file.getFullText());
  return {
    conditions: new Set([
      ...axesIn(file.compilerNode, axisInCode),
      ...directives.flatMap(({ condition }) => [...condition.axes]),
    ]),
    adaptations: [
      ...(usesVitest ? (['testRunner'] as const) : []),
      ...(hasEndings ? (['moduleSystem'] as const) : []),
    ],
    exists: (variant) => ofFile?.condition.holds(variant) ?? true,
  };
}

function assertParses(file: SourceFile, variant: Variant): void {
  const [syntaxError] = file.getProject().getProgram().getSyntacticDiagnostics(file);
  if (syntaxError !== undefined) {
    throw leftover(file, variant, syntaxError.getStart(), 'does not parse');
  }
}

/** The last look at what is going to be emitted: nothing of the template's language is left. */
function assertEmittable(file: SourceFile, variant: Variant): void {
  const text = file.getFullText();
  for (const identifier of file.getDescendantsOfKind(SyntaxKind.Identifier)) {
    if (['variant', 'holes'].includes(identifier.getText())) {
      throw leftover(file, variant, identifier.getStart(), `${identifier.getText()} is left`);
    }
  }
  const left = /#variant|#holes|@only/.exec(text);
  if (left !== null) {
    throw leftover(file, variant, left.index, `${left[0]} is left`);
  }
  if (file.getFilePath().endsWith('.test.ts') && !/\bit\(/.test(text)) {
    throw leftover(file, variant, 0, 'no test is left; give the file an @only of its own');
  }
}

/** The line is that of the specialised text, so the error quotes it. */
function leftover(file: SourceFile, variant: Variant, position: number, message: string): TemplateError {
  const { line } = file.getLineAndColumnAtPos(position);
  const code = file.getFullText().split('\n')[line - 1]?.trim() ?? '';
  const where = `line ${line} of the text specialised for ${JSON.stringify(variant)}`;
  return new TemplateError(file.getFilePath().slice(1), 1, `${message}: ${code} (${where})`);
}

const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  compilerOptions: {
    noUnusedLocals: true,
    noResolve: true,
    noLib: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
  },
});

/** Works on a text as the only file of a project. */
function withFile<T>(path: string, text: string, work: (file: SourceFile) => T): T {
  const file = project.createSourceFile(`/${path}`, text, { overwrite: true });
  try {
    return work(file);
  } finally {
    project.removeSourceFile(file);
  }
}

function memoise<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const existing = known.get(key);
  if (existing !== undefined) {
    return existing;
  }
  const made = make();
  known.set(key, made);
  return made;
}
