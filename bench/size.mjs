// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { npmCli } from '../src/dev/setup.mjs';
import { repository } from './bundle.mjs';

/** @param {string} folder */
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

/**
 * MiB on disk of the packed package with the dependencies that an install brings, Yeoman aside: what else `dependencies` names is
 * bundled into `dist/`.
 *
 * @param {string} scratch a folder
 */
export function installedSize(scratch) {
  const folder = path.join(scratch, 'packed');
  mkdirSync(folder);
  const packed = spawnSync(
    process.execPath,
    [npmCli(), 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: repository, encoding: 'utf8' },
  );
  if (packed.status !== 0) throw new Error(packed.stderr);
  const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
  const install = spawnSync(
    process.execPath,
    [
      npmCli(),
      'install',
      '--omit=optional',
      '--omit=peer',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      path.join(folder, tarball),
    ],
    { encoding: 'utf8' },
  );
  if (install.status !== 0) throw new Error(install.stderr);
  return sizeOf(path.join(folder, 'node_modules/generator-msal-mtls-pop')) / 2 ** 20;
}
