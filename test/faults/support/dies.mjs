/**
 * Loaded before the built tool (`--import`): tells which operations it changes files by, and kills the process before the one whose
 * number it was given.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { DIES_BEFORE: diesBefore, DIES_LOG: log } = process.env;
const { writeFileSync } = fs;
const changing = ['renameSync', 'linkSync', 'copyFileSync', 'writeFileSync'].concat(
  ['mkdirSync', 'rmdirSync'],
  'unlinkSync',
);
/** @type {string[]} */
const begun = [];
/** @typedef {(...parameters: unknown[]) => unknown} Operation */
const operations = /** @type {Record<string, Operation>} */ (/** @type {unknown} */ (fs));
for (const name of changing) {
  const operation = /** @type {Operation} */ (operations[name]);
  operations[name] = (...parameters) => {
    if (String(begun.length) === diesBefore) {
      process.kill(process.pid, 'SIGKILL');
      for (;;); // A signal to oneself may take a moment; nothing more may happen in it.
    }
    begun.push(`${name} ${String(parameters[0])}`);
    return operation(...parameters);
  };
}
syncBuiltinESMExports();
if (log !== undefined) {
  process.on('exit', () => {
    writeFileSync(log, begun.join('\n'));
  });
}
