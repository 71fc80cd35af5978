// @ts-check
/**
 * Makes a clone ready, doing only what is missing: installs the dependencies that the lock file names, then builds.
 * Plain JavaScript, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What the build reads. A change in any of them makes `dist/` stale. */
const buildInputs = ['src', 'generators', 'templates', 'guidance', 'package.json', 'package-lock.json'];

/**
 * Runs a Node program and returns its exit code.
 *
 * @param {string} title said before it starts
 * @param {string[]} args
 */
function step(title, args) {
  console.error(`> ${title}`);
  const { status, error } = spawnSync(process.execPath, args, { cwd: repository, stdio: ['ignore', 2, 2] });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/**
 * npm's own entry file, so that no shell is needed to start it (on Windows `npm` is a batch file).
 *
 * @returns {string}
 */
export function npmCli() {
  const fromNpm = process.env['npm_execpath'];
  if (fromNpm !== undefined && /npm-cli\.[cm]?js$/.test(fromNpm)) return fromNpm;
  const besideNode = path.dirname(process.execPath);
  const candidates = [
    path.join(besideNode, 'node_modules/npm/bin/npm-cli.js'),
    path.join(besideNode, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new Error('npm was not found beside Node. Run this through npm: npm start, npm test.');
  return found;
}

function installed() {
  const mark = path.join(repository, 'node_modules/.package-lock.json');
  return (
    existsSync(mark) && statSync(mark).mtimeMs >= statSync(path.join(repository, 'package-lock.json')).mtimeMs
  );
}

/**
 * One hash over the names, sizes and times of everything the build reads: quick, and wrong only towards building once more.
 */
function inputsFingerprint() {
  const hash = createHash('sha256');
  /** @param {string} relative */
  const add = (relative) => {
    const file = path.join(repository, relative);
    const stat = statSync(file);
    if (stat.isDirectory()) {
      for (const name of readdirSync(file).sort()) {
        // The tests of templates are emitted; the tool's own are not built.
        const isOwnTest = name.endsWith('.test.ts') && !relative.startsWith('templates');
        if (name !== 'node_modules' && !isOwnTest) add(`${relative}/${name}`);
      }
    } else {
      hash.update(`${relative}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const input of buildInputs) add(input);
  return hash.digest('hex');
}

export function setup() {
  if (!installed()) {
    const status = step('npm ci', [npmCli(), 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) return status;
  }
  const mark = path.join(repository, 'build/inputs');
  const fingerprint = inputsFingerprint();
  const built =
    existsSync(mark) &&
    readFileSync(mark, 'utf8') === fingerprint &&
    existsSync(path.join(repository, 'dist/bin.js'));
  if (built) return 0;
  const status = step('build', ['src/dev/build.mjs']);
  if (status === 0) {
    mkdirSync(path.dirname(mark), { recursive: true });
    writeFileSync(mark, fingerprint);
  }
  return status;
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = setup();
}
