// @ts-check
/**
 * `npm start`: sets up, builds, then does the main job once for everybody to see: scaffolds a service, installs and builds it,
 * runs its tests and its demo. Arguments go to `mtls-pop new`. Without any, or with `--language csharp` alone, and without a
 * terminal it makes the FIC two-leg demo. Where no folder is named, the service is made in `out/`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npmCli, repository, setup } from './setup.mjs';

/** Each language has its folder, named as its projects are: two runs never meet in one. */
const demoFolders = { typescript: 'fic-demo', csharp: 'FicDemo' };

const demoAnswers = [
  ['--flow', 'fic'],
  ['--auth', 'managed-identity'],
  ['--identity', 'user-assigned-client-id'],
  ['--identity-value', '6325cd32-9911-41f3-819c-416cdf9104e7'],
  ['--final-token', 'mtls-pop'],
].flat();

/**
 * @typedef {object} Run
 * @property {string} folder relative to the repository
 * @property {string[]} answers of `mtls-pop new`
 */

/**
 * The language of the demo, where nothing else is asked for.
 *
 * @param {string[]} given
 */
function demoLanguage(given) {
  const nothingElse = /^(?:--language[= ](typescript|csharp))?$/.exec(given.join(' '));
  if (nothingElse === null) return undefined;
  return nothingElse[1] === 'csharp' ? 'csharp' : 'typescript';
}

/**
 * @param {string[]} given
 * @returns {Run}
 */
function runOf(given) {
  const inTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const language = inTerminal ? undefined : demoLanguage(given);
  if (language !== undefined) {
    const folder = path.join('out', demoFolders[language]);
    // Made anew, because files that this version no longer makes would be compiled with it.
    rmSync(path.join(repository, folder), { recursive: true, force: true, maxRetries: 3 });
    return { folder, answers: ['--language', language, ...demoAnswers, '--yes'] };
  }
  const [first = '-', ...others] = given;
  const unattended = inTerminal || given.includes('--yes') ? [] : ['--yes'];
  return first.startsWith('-')
    ? { folder: freeFolder(path.join('out', 'mtls-pop-demo')), answers: [...given, ...unattended] }
    : { folder: first, answers: [...others, ...unattended] };
}

/**
 * What an earlier run made stays as it is: with other answers there are other files, and all that lie there are compiled.
 *
 * @param {string} folder
 */
function freeFolder(folder) {
  let free = folder;
  for (let number = 2; existsSync(path.join(repository, free)); number += 1) free = `${folder}-${number}`;
  return free;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  const env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/**
 * @param {string} project that is built
 */
function showDemo(project) {
  const answers = readFileSync(path.join(project, '.mtls-pop.yaml'), 'utf8');
  if (!/^ +language: csharp$/m.test(answers))
    return run(process.execPath, [npmCli(), 'run', '--silent', 'demo'], project);
  console.log();
  const [, name = ''] = /^ *- name: "?([\w.]+)"?$/m.exec(answers) ?? [];
  return run('dotnet', ['run', '--no-build', '--project', `demo/${name}.Demo`], project);
}

function start() {
  const ready = setup();
  if (ready !== 0) return ready;

  const { folder, answers } = runOf(process.argv.slice(2));
  const tool = path.join(repository, 'dist/bin.js');
  const made = run(process.execPath, [tool, 'new', folder, ...answers, '--verify'], repository);
  const preview = answers.some((answer) => answer === '--dry-run' || answer === '--diff');
  return made !== 0 || preview ? made : showDemo(path.resolve(repository, folder));
}

// Ctrl-C reaches the program that runs just now, too, which puts back what it has begun: this waits for that.
process.on('SIGINT', () => undefined);
process.exitCode = start();
