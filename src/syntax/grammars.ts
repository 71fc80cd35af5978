import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/**
 * WebAssembly of the parser and of each grammar, by the module that it comes from. `src/dev/grammars.mjs` packs the same ones into
 * `dist/syntax/`.
 */
const modules = {
  parser: 'web-tree-sitter/web-tree-sitter.wasm',
  typescript: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm',
  csharp: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm',
} as const;

/** A language that there is a grammar of. */
export type SyntaxLanguage = 'typescript' | 'csharp';

/**
 * Packed in `dist/syntax/`, beside or above the bundle that this module became part of; when it runs from source, as the packages in
 * `node_modules` have it.
 */
export function readWasm(name: keyof typeof modules): Buffer {
  const here = dirname(fileURLToPath(import.meta.url));
  const packed = [here, dirname(here)]
    .map((folder) => join(folder, 'syntax', `${name}.wasm.br`))
    .find((path) => existsSync(path));
  if (packed !== undefined) return brotliDecompressSync(readFileSync(packed));
  return readFileSync(createRequire(import.meta.url).resolve(modules[name]));
}
