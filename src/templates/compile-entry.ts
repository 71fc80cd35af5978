import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Segment } from '../render/segments.js';
import type { Language } from '../scenario/flow.js';
import { allVariants, axesOf, slotCount, slotOf, type Axis, type Variant } from '../render/variant.js';
import type { ManifestEntry } from './manifest/entry.js';
import { TextTemplate } from './text/text-template.js';
import { TypeScriptTemplate } from './typescript/compiler.js';
import { Condition } from './typescript/condition.js';

/** A template as data: every text that it can become, and which variant has which. */
export interface CompiledFile {
  readonly language: Language;
  readonly path: string;
  readonly rules: readonly string[];
  readonly only?: 'new' | 'add';
  /** What the text depends on. */
  readonly axes: readonly Axis[];
  /** For each slot of the axes an index into `texts`; null where such a variant does not have the file. */
  readonly slots: readonly (number | null)[];
  readonly texts: readonly (readonly Segment[])[];
}

/** Compiles one template, once for each distinct assignment of only those axes that it depends on. */
export async function compileEntry(repository: string, entry: ManifestEntry): Promise<CompiledFile> {
  const template = open(repository, entry);
  const condition = entry.when === undefined ? undefined : new Condition(entry.when);
  const axes: readonly Axis[] = axesOf[entry.language];
  const dependsOn = axes.filter((axis) => template.axes.includes(axis) || condition?.axes.has(axis) === true);
  const texts = new Map<string, number>();
  const slots = Array<number | null>(slotCount(dependsOn)).fill(null);
  for (const [slot, variant] of representatives(entry.language, dependsOn)) {
    const segments = condition?.holds(variant) === false ? undefined : await template.segments(variant);
    if (segments !== undefined) {
      const text = JSON.stringify(segments);
      const number = texts.get(text) ?? texts.size;
      texts.set(text, number);
      slots[slot] = number;
    }
  }
  const { language, path, rules, only } = entry;
  return {
    language,
    path,
    rules,
    ...(only !== undefined && { only }),
    axes: dependsOn,
    slots,
    texts: [...texts.keys()].map((text) => JSON.parse(text) as Segment[]),
  };
}

interface Template {
  readonly axes: readonly Axis[];
  segments(variant: Variant): Promise<readonly Segment[] | undefined>;
}

function open(repository: string, entry: ManifestEntry): Template {
  const file = `templates/${entry.source}`;
  return entry.source.endsWith('.ejs')
    ? new TextTemplate(repository, entry)
    : new TypeScriptTemplate(file, readFileSync(join(repository, file), 'utf8'));
}

/** For each slot one of the variants that fall into it; impossible combinations have none. */
function representatives(language: Language, of: readonly Axis[]): ReadonlyMap<number, Variant> {
  const found = new Map<number, Variant>();
  for (const variant of allVariants(language)) {
    const slot = slotOf(of, variant);
    if (!found.has(slot)) {
      found.set(slot, variant);
    }
  }
  return found;
}
