// @ts-check
/**
 * Part of the set-up of the tests: fetches from npm what the test of the Renovate configuration is held to. Installed, Renovate
 * would bring hundreds of packages more. Without a registry the test says that it was skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCli } from '../../src/dev/setup.mjs';

const version = '44.121.2';
const cache = fileURLToPath(new URL('../../build/published', import.meta.url));

/** Folder of the parts of the published package, where they were fetched. */
export const published = path.join(cache, `renovate-${version}`);
export const schemaFile = 'renovate-schema.json';
export const presetsFile = 'dist/config/presets/internal/custom-managers.preset.js';

function fetchPublished() {
  if (existsSync(published)) return;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${published}-`);
  const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
    spawnSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 2] }).status === 0;
  try {
    const packed = run(process.execPath, [
      npmCli(),
      'pack',
      `renovate@${version}`,
      '--ignore-scripts',
      '--loglevel=error',
    ]);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    const files = [schemaFile, presetsFile].map((file) => `package/${file}`);
    if (packed && tarball !== undefined && run('tar', ['-xzf', tarball, ...files]))
      renameSync(path.join(folder, 'package'), published);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  fetchPublished();
