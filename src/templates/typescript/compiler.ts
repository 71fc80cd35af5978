import { format } from 'prettier';
import type { SourceFile } from 'ts-morph';
import type { Segment } from '../../render/segments.js';
import { slotOf, type Axis, type Variant } from '../../render/variant.js';
import { codeStyle } from '../code-style.js';
import { TemplateError } from '../template-error.js';
import { axesIn, axisInCode } from './condition.js';
import { cutTypeScript } from './cut.js';
import type { Transform } from './edits.js';
import { leftoverIn } from './leftover.js';
import { onlyDirectives } from './only-directives.js';
import { transformText, withFile } from './transform-text.js';
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

const specialising: readonly Transform[] = [
  dropOnly,
  foldConditions,
  inlineSpreads,
  dropUnreachable,
  replaceHoles,
];
const tidying: readonly Transform[] = [dropEmptySuites, removeUnused];
const adapting: readonly Transform[] = [translateExpectations, translateTestFunctions];

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
  readonly #formatted = new Map<string, Promise<string>>();
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
      transformText(this.#path, this.#text, specialising, variant),
    );
    const tidied = memoise(this.#tidied, specialised, () =>
      transformText(this.#path, specialised, tidying, variant),
    );
    const runner = (this.axes.includes('testRunner') ? variant.testRunner : undefined) ?? '';
    const formatted = await memoise(this.#formatted, runner + tidied, () =>
      this.#format(transformText(this.#path, tidied, adapting, variant), variant),
    );
    return memoise(this.#segments, `${variant.moduleSystem ?? ''}${formatted}`, () =>
      this.#finish(formatted, variant),
    );
  }

  async #finish(formatted: string, variant: Variant): Promise<readonly Segment[]> {
    const adapted = transformText(this.#path, formatted, [dropImportEndings], variant);
    // Without its ending, an import may fit into one line.
    const mayFit = adapted !== formatted && /^\} from '\./m.test(adapted);
    const text = mayFit ? await this.#format(adapted, variant) : adapted;
    this.#assertEmittable(text, variant);
    return cutTypeScript(this.#path, text);
  }

  #assertEmittable(text: string, variant: Variant): void {
    const found = leftoverIn(this.#path, text);
    if (found !== undefined) {
      const { flaw, code } = found;
      // Most lines look the same in the template.
      const line = this.#text.split('\n').findIndex((each) => each.trim() === code);
      const message = `${flaw}: ${code} (for ${JSON.stringify(variant)})`;
      throw new TemplateError(this.#path, Math.max(line, 0) + 1, message);
    }
  }

  #format(text: string, variant: Variant): Promise<string> {
    return format(text, { ...codeStyle, filepath: this.#path }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new TemplateError(this.#path, 1, `does not parse for ${JSON.stringify(variant)}:\n${reason}`);
    });
  }
}

function inspect(file: SourceFile): {
  conditions: ReadonlySet<Axis>;
  adaptations: readonly Axis[];
  exists: (variant: Variant) => boolean;
} {
  const directives = onlyDirectives(file);
  const ofFile = directives.find(({ node }) => node === file);
  const usesVitest = file.getImportDeclaration('vitest') !== undefined;
  const hasEndings = /\b(?:from|import) '\..*\.js';/.test(file.getFullText());
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

function memoise<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const existing = known.get(key);
  if (existing !== undefined) {
    return existing;
  }
  const made = make();
  known.set(key, made);
  return made;
}
