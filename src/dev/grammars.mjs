// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** As `src/syntax/grammars.ts` names them. */
const modules = {
  parser: 'web-tree-sitter/web-tree-sitter.wasm',
  typescript: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm',
  csharp: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm',
};

/**
 * dist/syntax: 6.7 MB of WebAssembly as 0.4 MB. A quality above 9 takes 20 seconds to save a tenth of that.
 *
 * @param {string} destination
 */
export function buildGrammars(destination) {
  const { resolve } = createRequire(import.meta.url);
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  for (const [name, source] of Object.entries(modules)) {
    const bytes = readFileSync(resolve(source));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(path.join(destination, `${name}.wasm.br`), brotliCompressSync(bytes, { params }));
  }
}
