// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** How @one-ini/wasm, which reads `.editorconfig`, finds its WebAssembly: beside itself, where it is not once it is bundled. */
const reading =
  /const wasmPath = `\$\{__dirname\}\/(\w+\.wasm)`;\s*const wasmBytes = require\('fs'\)\.readFileSync\(wasmPath\);/;

/**
 * Puts that WebAssembly into the bundle.
 *
 * @returns {import('rolldown').Plugin}
 */
export function inlineWasm() {
  return {
    name: 'inline-wasm',
    transform: {
      filter: { id: /[\\/]@one-ini[\\/]wasm[\\/]one_ini\.js$/ },
      handler(code, id) {
        const file = reading.exec(code)?.[1];
        if (file === undefined) throw new Error(`${id} finds its WebAssembly in another way than it did.`);
        const data = readFileSync(path.join(path.dirname(id), file)).toString('base64');
        return code.replace(reading, `const wasmBytes = Buffer.from('${data}', 'base64');`);
      },
    },
  };
}
