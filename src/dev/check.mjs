// @ts-check
/** `npm run check`: types, lint and format side by side, each with its output in one piece. */
import { spawn } from 'node:child_process';
import { npmCli } from './setup.mjs';

const scripts = ['typecheck', 'lint', 'format:check'];

/**
 * @param {string} script
 * @returns {Promise<number>}
 */
function run(script) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [npmCli(), 'run', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
        output += chunk;
      });
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(output);
      resolve(code ?? 1);
    });
  });
}

const codes = await Promise.all(scripts.map(run));
process.exitCode = codes.find((code) => code !== 0) ?? 0;
