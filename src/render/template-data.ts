import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../scenario/flow.js';
import type { Segment } from './segments.js';
import type { Axis } from './variant.js';

/**
 * What the build leaves in `dist/templates/<language>/`: an index, and beside it the texts, one JSON document a line. A rendering
 * reads the index and only those lines that it needs, by their place in the file.
 */
export interface TemplateIndex {
  readonly files: readonly IndexedFile[];
  /** Offset and length in bytes of each text. */
  readonly texts: readonly (readonly [offset: number, length: number])[];
}

export interface IndexedFile {
  /** In the emitted project, `/`-separated; `{rootNamespace}` stands for the hole of that name. */
  readonly path: string;
  readonly rules: readonly string[];
  /** Whether only a new project has it, or only a repo that a flow is added to. Both without. */
  readonly only?: 'new' | 'add';
  /** What the text depends on; `slotOf` says where a variant's text is found. */
  readonly axes: readonly Axis[];
  /** For each slot the number of a text; null where such a variant does not have the file. */
  readonly slots: readonly (number | null)[];
}

/** A line of the texts. */
export interface TemplateText {
  readonly segments: readonly Segment[];
  /** Deflate in base64 of each string among the segments; for a text without holes a whole stream, as in `RenderedFile`. */
  readonly packed: readonly string[];
}

export const indexFile = 'index.json';
export const textsFile = 'texts.ndjson';

/** Templates as data. Texts that were read once are kept. */
export class TemplateData {
  readonly index: TemplateIndex;
  readonly #folder: string;
  readonly #texts = new Map<number, TemplateText>();

  /** @param folder absolute path of a language's folder in `dist/templates` */
  constructor(folder: string) {
    this.#folder = folder;
    this.index = JSON.parse(readFileSync(join(folder, indexFile), 'utf8')) as TemplateIndex;
  }

  /** The texts with these numbers, in the same order. */
  texts(numbers: readonly number[]): readonly TemplateText[] {
    const unread = numbers.filter((number) => !this.#texts.has(number));
    if (unread.length > 0) {
      const file = openSync(join(this.#folder, textsFile), 'r');
      try {
        for (const number of unread) {
          this.#texts.set(number, this.#read(file, number));
        }
      } finally {
        closeSync(file);
      }
    }
    return numbers.map((number) => this.#texts.get(number) ?? { segments: [], packed: [] });
  }

  #read(file: number, number: number): TemplateText {
    const [offset, length] = this.index.texts[number] ?? [0, 0];
    const bytes = Buffer.allocUnsafe(length);
    const read = readSync(file, bytes, 0, length, offset);
    if (length === 0 || read !== length) {
      throw new Error(`${join(this.#folder, textsFile)} does not hold text ${number}: run npm run build.`);
    }
    return JSON.parse(bytes.toString('utf8')) as TemplateText;
  }
}

const loaded: Partial<Record<Language, TemplateData>> = {};

/** The templates of a language that this copy of the tool was built with. */
export function builtTemplates(language: Language): TemplateData {
  const folder = (): string => findTemplates(dirname(fileURLToPath(import.meta.url)), language);
  return (loaded[language] ??= new TemplateData(folder()));
}

/**
 * `templates/` lies in `dist/`: beside or above the bundle that this module became part of, or, when it runs from source,
 * in the repository's `dist/`.
 */
function findTemplates(from: string, language: Language): string {
  const folders = [from, dirname(from), dirname(dirname(from))];
  const candidates = folders.flatMap((folder) => [
    join(folder, 'templates', language),
    join(folder, 'dist', 'templates', language),
  ]);
  const found = candidates.find((candidate) => existsSync(join(candidate, indexFile)));
  if (found === undefined) {
    throw new Error(
      `No built templates (dist/templates/${language}/${indexFile}) at or above ${from}: run npm run build.`,
    );
  }
  return found;
}
