// @ts-check
/**
 * `npm start`: sets up, builds, then does the main job once for everybody to see: scaffolds a service, installs and builds it,
 * runs its tests and its demo. Arguments go to `mtls-pop new`; without any, and without a terminal, it makes the FIC two-leg demo in `out/`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { npmCli, repository, setup } from './setup.mjs';

const demo = [
  ['--language', 'typescript'],
  ['--flow', 'fic'],
  ['--auth', 'managed-identity'],
  ['--identity', 'user-assigned-client-id'],
  ['--identity-value', '6325cd32-9911-41f3-819c-416cdf9104e7'],
  ['--final-token', 'mtls-pop'],
].flat();

/** @param {string[]} args of `mtls-pop new` */
function folderOf(args) {
  const first = args[0];
  return first !== undefined && !first.startsWith('-') ? first : undefined;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function node(args, cwd) {
  const { status, error } = spawnSync(process.execPath, args, { cwd, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 1;
}

function start() {
  const ready = setup();
  if (ready !== 0) return ready;

  const given = process.argv.slice(2);
  const inTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const folder = folderOf(given) ?? path.join('out', 'mtls-pop-demo');
  const rest = folderOf(given) === undefined ? given : given.slice(1);
  // What a run of `npm start` made before may be made again; what a person named is theirs.
  const again = folderOf(given) === undefined ? ['--force'] : [];
  const answers = given.length === 0 && !inTerminal ? demo : rest;
  const unattended = inTerminal || rest.includes('--yes') ? [] : ['--yes'];

  const made = node(
    [path.join(repository, 'dist/bin.js'), 'new', folder, ...answers, ...unattended, ...again, '--verify'],
    repository,
  );
  if (made !== 0) return made;
  const project = path.resolve(repository, folder);
  // `--dry-run` and `--diff` end here: nothing was made that could be shown.
  if (!existsSync(path.join(project, 'package.json'))) return 0;
  return node([npmCli(), 'run', '--silent', 'demo'], project);
}

process.exitCode = start();
