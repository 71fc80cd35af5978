// @ts-check
/**
 * Builds `dist/` from source: the guidance packs and the templates as data, then the run time as bundles.
 *
 * Data first: the compiler of templates is itself TypeScript, so it is bundled into `build/` and run from there.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(repository, 'dist');

try {
  await buildData();
  await buildRunTime();
} catch (error) {
  // A template that breaks its dialect: file and line say enough.
  if (!(error instanceof Error) || error.name !== 'TemplateError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** dist/guidance and dist/templates. */
async function buildData() {
  const folder = path.join(repository, 'build/compiler');
  rmSync(folder, { recursive: true, force: true });
  await bundle({
    input: { templates: 'src/templates/build.ts', guidance: 'src/guidance/build.ts' },
    external: /^(ts-morph|prettier|ejs|yaml|zod|typescript|semver)$/,
    dir: folder,
  });
  /** @type {unknown} */
  const guidance = await import(pathToFileURL(path.join(folder, 'guidance.js')).href);
  const { buildGuidance } = /** @type {typeof import('../guidance/build.js')} */ (guidance);
  await buildGuidance(path.join(repository, 'guidance'), path.join(dist, 'guidance'));
  /** @type {unknown} */
  const templates = await import(pathToFileURL(path.join(folder, 'templates.js')).href);
  const { buildTemplates } = /** @type {typeof import('../templates/build.js')} */ (templates);
  await buildTemplates({
    repository,
    destination: path.join(dist, 'templates'),
    cache: { folder: path.join(repository, 'build/templates'), hash: hashOf(folder) },
  });
}

/** dist/bin.js and dist/generators/, which share chunks. What is imported lazily stays in chunks of its own. */
async function buildRunTime() {
  /** @type {Record<string, string>} */
  const input = {};
  if (existsSync(path.join(repository, 'src/cli/main.ts'))) input['bin'] = 'src/cli/main.ts';
  const generators = path.join(repository, 'generators');
  for (const name of existsSync(generators) ? readdirSync(generators) : []) {
    if (existsSync(path.join(generators, name, 'index.ts'))) {
      input[`generators/${name}/index`] = `generators/${name}/index.ts`;
    }
  }
  if (Object.keys(input).length === 0) return;
  for (const name of ['bin.js', 'generators', 'chunks']) {
    rmSync(path.join(dist, name), { recursive: true, force: true });
  }
  await bundle({
    input,
    external: /^(yeoman-generator|yeoman-environment|ts-morph)$/,
    dir: dist,
    // Each chunk costs a run about a millisecond to find and load, so what `new` always needs is one.
    groups: [{ name: 'new', test: /src[\\/]cli[\\/]commands[\\/]new\.ts$/ }],
  });
}

/**
 * @param {{ input: Record<string, string>, external: RegExp, dir: string, groups?: { name: string, test: RegExp }[] }} options
 */
async function bundle({ input, external, dir, groups }) {
  const build = await rolldown({ cwd: repository, input, external, platform: 'node' });
  await build.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: groups === undefined ? true : { groups },
    banner: (chunk) => (chunk.name === 'bin' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
  });
  await build.close();
}

/**
 * Of the names and contents of every file below a folder.
 *
 * @param {string} folder
 */
function hashOf(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.js')) hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex');
}
