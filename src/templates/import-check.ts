import { posix } from 'node:path';
import type { Segment } from '../render/segments.js';
import { slotOf, type Variant } from '../render/variant.js';
import type { CompiledFile } from './compile-entry.js';
import { TemplateError } from './template-error.js';

const relativeImport = /\b(?:from|import) '(\.{1,2}\/[^']+)'/g;

/**
 * Checks that what an emitted file imports is emitted too, in every variant.
 *
 * @throws {TemplateError} with the emitted file, its import and the variant
 */
export function assertImportsResolve(files: readonly CompiledFile[], variants: readonly Variant[]): void {
  const imports = files.map(({ path, texts }) => texts.map((text) => importsOf(path, text)));
  for (const variant of variants) {
    const numbers = files.map(({ axes, slots }) => slots[slotOf(axes, variant)] ?? null);
    const emitted = new Set(
      files.filter((_, position) => numbers[position] !== null).map(({ path }) => path),
    );
    files.forEach(({ path }, position) => {
      const number = numbers[position] ?? null;
      const missing =
        number === null ? undefined : imports[position]?.[number]?.find((target) => !emitted.has(target));
      if (missing !== undefined) {
        throw new TemplateError(
          path,
          1,
          `imports ${missing}, which is not emitted for ${JSON.stringify(variant)}`,
        );
      }
    });
  }
}

/** Paths of the emitted project that a text imports. */
function importsOf(path: string, segments: readonly Segment[]): readonly string[] {
  const text = segments.filter((segment) => typeof segment === 'string').join('');
  return [...text.matchAll(relativeImport)].map((match) => {
    const target = posix.join(posix.dirname(path), match[1] ?? '');
    return `${target.replace(/\.js$/, '')}.ts`;
  });
}
