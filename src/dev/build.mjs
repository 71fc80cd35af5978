// @ts-check
/**
 * Builds `dist/` from source: the guidance packs and the templates as data, then the run time as bundles.
 *
 * Data first: the compiler of templates is itself TypeScript, so it is bundled into `build/` and run from there.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { buildGrammars } from './grammars.mjs';
import { inlineWasm } from './inline-wasm.mjs';
import { lateChildProcess } from './late-child-process.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(repository, 'dist');
const require = createRequire(import.meta.url);

try {
  await buildData();
  buildGrammars(path.join(dist, 'syntax'));
  await buildRunTime();
} catch (error) {
  // A template that breaks its dialect: file and line say enough.
  if (!(error instanceof Error) || error.name !== 'TemplateError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** dist/guidance and dist/templates. */
async function buildData() {
  /** @type {unknown} */
  const guidance = await load('guidance', 'src/guidance/build.ts');
  const { buildGuidance } = /** @type {typeof import('../guidance/build.js')} */ (guidance);
  await buildGuidance(path.join(repository, 'guidance'), path.join(dist, 'guidance'));

  /** @type {unknown} */
  const templates = await load('templates', 'src/templates/build.ts');
  const { buildTemplates } = /** @type {typeof import('../templates/build.js')} */ (templates);
  await buildTemplates({
    repository,
    destination: path.join(dist, 'templates'),
    cache: {
      folder: path.join(repository, 'build/cache'),
      hash: hashOf([path.join(repository, 'build/templates'), path.join(repository, 'package-lock.json')]),
    },
  });
}

/**
 * Bundles a module of TypeScript into a folder below `build/`, and imports it.
 *
 * @param {string} name
 * @param {string} source
 * @returns {Promise<unknown>}
 */
async function load(name, source) {
  const dir = path.join(repository, 'build', name);
  rmSync(dir, { recursive: true, force: true });
  await bundle({
    input: { [name]: source },
    external: /^(ts-morph|prettier|ejs|yaml|zod|typescript|semver)$/,
    dir,
  });
  return import(pathToFileURL(path.join(dir, `${name}.js`)).href);
}

/**
 * dist/bin.js and dist/generators/, which share chunks. What is imported lazily stays in chunks of its own. Not minified: starting
 * takes as long either way, and a stack trace in a bug report stays readable.
 */
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
  // A process of its own, started by its path.
  input['format/prettier-worker'] = 'src/format/prettier-worker.mjs';
  for (const name of ['bin.js', 'generators', 'chunks', 'format']) {
    rmSync(path.join(dist, name), { recursive: true, force: true });
  }
  await bundle({
    input,
    external: /^(yeoman-generator|yeoman-environment|ts-morph)$/,
    dir: dist,
    // Each chunk costs a run about a millisecond to find and load, so what `new` always needs is one, and what `update` needs beside it.
    groups: [
      { name: 'commander', test: /node_modules[\\/]commander[\\/]/, priority: 3 },
      { name: 'new', test: /src[\\/]cli[\\/]commands[\\/]new\.ts$/, priority: 2 },
      { name: 'update', test: /src[\\/]cli[\\/]commands[\\/]update\.ts$/, priority: 1 },
    ],
  });
}

/**
 * @param {{ input: Record<string, string>, external: RegExp, dir: string, groups?: { name: string, test: RegExp, priority: number }[] }} options
 */
async function bundle({ input, external, dir, groups }) {
  const build = await rolldown({
    cwd: repository,
    input,
    external,
    platform: 'node',
    plugins: [inlineWasm(), lateChildProcess()],
    onLog(level, log, handle) {
      // What Emscripten has for modules with scripts in them; a grammar has none.
      const isKnown = log.code === 'EVAL' && log.message.includes('web-tree-sitter');
      if (!isKnown) handle(level, log);
    },
    // The UMD build of jsonc-parser, its main one, requires its own files in a way that no bundler follows.
    resolve: { alias: { 'jsonc-parser': require.resolve('jsonc-parser/lib/esm/main.js') } },
  });
  await build.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Licences stay. The rest would be read anew by each run.
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: groups === undefined ? true : { groups },
    banner: (chunk) => (chunk.name === 'bin' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
  });
  await build.close();
}

/**
 * Of the contents of files, and of all files right in folders.
 *
 * @param {string[]} paths
 */
function hashOf(paths) {
  const hash = createHash('sha256');
  const files = paths.flatMap((each) =>
    statSync(each).isDirectory() ? readdirSync(each).map((name) => path.join(each, name)) : [each],
  );
  for (const file of files.sort()) {
    if (statSync(file).isFile()) hash.update(path.basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
