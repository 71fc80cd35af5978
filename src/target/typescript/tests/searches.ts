import path from 'node:path';
import picomatch from 'picomatch';
import type { Manifest } from '../package-json.js';
import type { TestSearch } from '../typescript-target.js';
import type { RunnerConfig } from './evidence.js';
import { literals } from './evidence.js';
import type { Runner } from './runner.js';

/**
 * Where a runner is told to look for tests, from its configuration and, for `node --test` and Mocha, from the words of the script;
 * none where it is told nothing, or in a way that cannot be read without running it.
 *
 * Source: https://jestjs.io/docs/configuration (rootDir, roots, testMatch, testRegex), https://vitest.dev/config/include,
 * https://mochajs.org/running/configuring, https://nodejs.org/api/test.html#running-tests-from-the-command-line
 */
export function searchesOf(
  runner: Runner,
  manifest: Manifest,
  configs: readonly RunnerConfig[],
): readonly TestSearch[] {
  const own = configs.filter((config) => config.runner === runner);
  switch (runner) {
    case 'jest':
      return own.flatMap(ofJest);
    case 'vitest':
      return own.flatMap((config) => globs(literals(config, 'dir')[0] ?? '', literals(config, 'include')));
    case 'mocha': {
      const configured = own.flatMap((config) => globs('', literals(config, 'spec')));
      return configured.length > 0 ? configured : globs('', wordsOf(manifest, /\b_?mocha\b/));
    }
    case 'node':
      return globs('', wordsOf(manifest, /\s--test(?=\s|$)/));
  }
}

/** Whether the runner finds a test file; undefined where nobody can tell from the configuration. */
export function findsTest(searches: readonly TestSearch[], file: string): boolean | undefined {
  if (searches.length === 0) return undefined;
  return searches.some(({ folder, glob, regex }) => {
    const below =
      folder === '' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
    if (below === undefined) return false;
    if (glob !== undefined) return picomatch.isMatch(below, glob, { dot: true });
    try {
      return regex === undefined || new RegExp(regex).test(`/${file}`);
    } catch {
      return true;
    }
  });
}

/** As a person would say it. */
export const shownSearch = ({ folder, glob, regex }: TestSearch): string => {
  const what = glob ?? (regex === undefined ? '' : `/${regex}/`);
  return folder === '' ? what : what === '' ? `${folder}/` : `${what} in ${folder}/`;
};

function ofJest(config: RunnerConfig): TestSearch[] {
  const folderOf = (written: string): string =>
    path.posix.normalize(written.replace(/^<rootDir>\/?/, '')).replace(/^\.$|\/$|^\.\//g, '');
  const rootDir = folderOf(literals(config, 'rootDir')[0] ?? '');
  const roots = literals(config, 'roots').map((root) => path.posix.join(rootDir, folderOf(root)));
  const folders = (roots.length > 0 ? roots : [rootDir]).map((root) => (root === '.' ? '' : root));
  const matches = literals(config, 'testMatch').map((glob) => glob.replace(/^<rootDir>\//, ''));
  const regexes = literals(config, 'testRegex');
  if (matches.length === 0 && regexes.length === 0)
    return folders.filter(Boolean).map((folder) => ({ folder }));
  return folders.flatMap((folder) => [
    ...matches.map((glob) => ({ folder, glob })),
    ...regexes.map((regex) => ({ folder, regex })),
  ]);
}

const globs = (folder: string, patterns: readonly string[]): TestSearch[] =>
  patterns.map((glob) => ({
    folder: folder.replace(/^\.?\//, '').replace(/\/$/, ''),
    glob: glob.replace(/^\.\//, '').replace(/\/$/, '/**'),
  }));

/** Words of the testing script that name files: neither options nor what belongs to one. */
function wordsOf({ scripts }: Manifest, command: RegExp): string[] {
  const script = Object.entries(scripts).find(
    ([name, text]) => name.includes('test') && !name.includes('e2e') && command.test(text),
  )?.[1];
  const match = script === undefined ? null : command.exec(script);
  if (script === undefined || match === null) return [];
  const rest = script.slice(match.index + match[0].length).split(/&&|\|\||;|\|/)[0] ?? '';
  return [...rest.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .map(([, single, double, bare]) => single ?? double ?? bare ?? '')
    .filter((word, at, words) => {
      const before = words[at - 1] ?? '';
      const isValue = /^(?:-r|--require|--import|--loader|-R|--reporter|--timeout|-t|--config)$/.test(before);
      return !word.startsWith('-') && !isValue && /[/*.]/.test(word);
    })
    .map((word) => (/[*.]/.test(path.posix.basename(word)) ? word : `${word.replace(/\/$/, '')}/**`));
}
