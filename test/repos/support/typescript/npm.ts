import { existsSync } from 'node:fs';
import path from 'node:path';

/** npm's own program: that of the run, or the one beside Node. */
export function npmCli(): string {
  const beside = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'].map((file) =>
    path.resolve(path.dirname(process.execPath), file),
  );
  const found = [process.env['npm_execpath'], ...beside].find(
    (file) => file !== undefined && /npm-cli\.[cm]?js$/.test(file) && existsSync(file),
  );
  if (found === undefined) throw new Error('npm is not found: run the tests through npm.');
  return found;
}
