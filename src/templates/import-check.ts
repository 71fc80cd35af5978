import { posix } from 'node:path';
import type { Segment } from '../render/segments.js';
import { slotOf, type Variant } from '../render/variant.js';
import type { CompiledFile } from './compile-entry.js';
import { TemplateError } from './template-error.js';

/**
 * Checks that what an emitted file imports is emitted too, and that what is emitted is imported or run, in every variant.
 *
 * @throws {TemplateError} with the emitted file and the variant
 */
export function assertImportsResolve(files: readonly CompiledFile[], variants: readonly Variant[]): void {
  const imports = files.map(({ path, texts }) => texts.map((text) => importsOf(path, text)));
  for (const variant of variants) {
    const emitted = new Map<string, readonly string[]>();
    files.forEach(({ path, axes, slots }, position) => {
      const number = slots[slotOf(axes, variant)];
      if (typeof number === 'number') {
        emitted.set(path, imports[position]?.[number] ?? []);
      }
    });
    const [path, flaw] = flawIn(emitted) ?? [];
    if (path !== undefined && flaw !== undefined) {
      throw new TemplateError(path, 1, `${flaw} for ${JSON.stringify(variant)}`);
    }
  }
}

/** @param emitted what each file of a project imports of the others */
function flawIn(
  emitted: ReadonlyMap<string, readonly string[]>,
): readonly [path: string, flaw: string] | undefined {
  const used = new Set<string>();
  for (const [path, targets] of emitted) {
    for (const target of targets) {
      if (!emitted.has(target)) {
        return [path, `imports ${target}, which is not emitted`];
      }
      // Code that only tests use is dead.
      if (!target.startsWith('src/') || path.startsWith('src/')) {
        used.add(target);
      }
    }
  }
  const unused = [...emitted.keys()].find(
    (path) => path.endsWith('.ts') && !isEntry(path) && !used.has(path),
  );
  return unused === undefined ? undefined : [unused, 'is emitted, but nothing imports it'];
}

/** What people and test runners start, and what a repo of theirs imports. */
function isEntry(path: string): boolean {
  return path.endsWith('.test.ts') || ['src/main.ts', 'src/client.ts', 'test/demo.ts'].includes(path);
}

const relativeImport = /\b(?:from|import) '(\.{1,2}\/[^']+)'/g;

/** Paths of the emitted project that a text imports. */
function importsOf(path: string, segments: readonly Segment[]): readonly string[] {
  // A README shows imports, and means them from where the reader is.
  if (!path.endsWith('.ts')) return [];
  const text = segments.filter((segment) => typeof segment === 'string').join('');
  return [...text.matchAll(relativeImport)].map((match) => {
    const target = posix.join(posix.dirname(path), match[1] ?? '');
    return `${target.replace(/\.js$/, '')}.ts`;
  });
}
