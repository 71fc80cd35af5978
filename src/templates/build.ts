import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deflate, deflateRaw, Z_SYNC_FLUSH } from 'pako';
import { stringsOf, type Segment } from '../render/segments.js';
import { indexFile, textsFile, type TemplateIndex, type TemplateText } from '../render/template-data.js';
import { allVariants } from '../render/variant.js';
import { languages } from '../scenario/choices.js';
import { compileEntry, type CompiledFile } from './compile-entry.js';
import { assertImportsResolve } from './import-check.js';
import type { ManifestEntry } from './manifest/entry.js';
import { manifest } from './manifest/manifest.js';
import { assertManifestComplete, sourcesOf } from './manifest-check.js';

export interface BuildOptions {
  /** Absolute path of the repository. */
  readonly repository: string;
  /** `dist/templates`: gets a folder for each language, emptied first. */
  readonly destination: string;
  /** What to compile; by default every template. */
  readonly entries?: readonly ManifestEntry[];
  /** Keeps what was compiled, so that the next build compiles only templates that changed. */
  readonly cache: { readonly folder: string; /** Of the compiler itself. */ readonly hash: string };
}

/**
 * Compiles every template of the manifest into data.
 *
 * @throws {TemplateError} for a template that breaks the dialect, with file and line
 */
export async function buildTemplates(options: BuildOptions): Promise<void> {
  const { repository, destination, cache, entries = manifest } = options;
  assertManifestComplete(join(repository, 'templates'), entries);
  mkdirSync(cache.folder, { recursive: true });
  const used = new Set<string>();
  const files: CompiledFile[] = [];
  for (const entry of entries) {
    const hash = createHash('sha256').update(cache.hash).update(JSON.stringify(entry));
    for (const source of sourcesOf(join(repository, 'templates'), entry)) {
      hash.update(readFileSync(source));
    }
    const name = `${hash.digest('hex')}.json`;
    const cached = join(cache.folder, name);
    used.add(name);
    if (existsSync(cached)) {
      files.push(JSON.parse(readFileSync(cached, 'utf8')) as CompiledFile);
    } else {
      const compiled = await compileEntry(repository, entry);
      writeFileSync(cached, JSON.stringify(compiled));
      files.push(compiled);
    }
  }
  rmSync(destination, { recursive: true, force: true });
  for (const language of languages) {
    const compiled = files.filter((file) => file.language === language);
    // The imports of C# are its compiler's business: namespaces name no files.
    if (language === 'typescript') {
      assertImportsResolve(compiled, allVariants(language));
    }
    write(join(destination, language), compiled);
  }
  for (const stale of readdirSync(cache.folder).filter((name) => !used.has(name))) {
    rmSync(join(cache.folder, stale));
  }
}

/** Texts that occur more than once, in one file or in several, are written once. */
function write(destination: string, compiled: readonly CompiledFile[]): void {
  const lines = new Map<string, number>();
  const numberOf = (text: readonly Segment[]): number => {
    const line = JSON.stringify(text);
    const number = lines.get(line) ?? lines.size;
    lines.set(line, number);
    return number;
  };
  const files = compiled
    .map(({ path, rules, only, axes, slots, texts }) => {
      const numbers = texts.map(numberOf);
      return {
        path,
        rules,
        ...(only !== undefined && { only }),
        axes,
        slots: slots.map((slot) => (slot === null ? null : (numbers[slot] ?? null))),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const packed = [...lines.keys()].map((line) => JSON.stringify(pack(JSON.parse(line) as Segment[])));
  const texts: [number, number][] = [];
  let offset = 0;
  for (const line of packed) {
    const length = Buffer.byteLength(line);
    texts.push([offset, length]);
    offset += length + 1;
  }
  mkdirSync(destination, { recursive: true });
  writeFileSync(join(destination, textsFile), [...packed, ''].join('\n'));
  writeFileSync(join(destination, indexFile), JSON.stringify({ files, texts } satisfies TemplateIndex));
}

/** pako, because its output is the same on every Node and CPU: see src/render/deflate.ts. */
function pack(segments: readonly Segment[]): TemplateText {
  const strings = stringsOf(segments);
  const whole = segments.length === 1 && strings.length === 1;
  const packed = strings.map((text) => (whole ? deflateRaw(text, { level: 9 }) : block(text)));
  return { segments, packed: packed.map((bytes) => Buffer.from(bytes).toString('base64')) };
}

/** A deflate that ends at a byte's border without a last block, so that more can follow. */
function block(text: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  const deflate = new Deflate({ level: 9, raw: true });
  deflate.onData = (chunk) => chunks.push(Buffer.from(chunk));
  deflate.push(text, Z_SYNC_FLUSH);
  return Buffer.concat(chunks);
}
