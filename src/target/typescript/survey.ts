import path from 'node:path';
import { nodeDisk } from '../../disk/disk.js';
import { exists, namesIn, textOf } from '../files.js';

/** A package's own files of code, found without reading them. Paths are relative to the package and `/`-separated. */
export interface Survey {
  /** TypeScript that is neither test nor declaration nor a tool's configuration at the top. */
  readonly sources: readonly string[];
  /** Test files of any runner, end-to-end ones left out. */
  readonly tests: readonly string[];
  /** How many files of JavaScript there are beside them. */
  readonly javascript: number;
  /** Folders of the package's top level. */
  readonly folders: readonly string[];
}

/** Folders at most: a package with more has shown its habits by then. */
const folderLimit = 400;
const built = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'bower_components', 'mtls-pop']);
const code = /\.[cm]?tsx?$/;
const declaration = /\.d\.[cm]?ts$/;
const script = /\.(?:[cm]?js|jsx)$/;
/** `vitest.config.ts`, `eslint.config.js`, `.prettierrc.mjs`: not what the package is made of. */
const configuration = /(?:^\.|\.config\.|\.conf\.|^(?:gulpfile|gruntfile)\.)/i;
const testName = /\.(?:test|spec)\.[cm]?tsx?$/;
const testFolder = /(?:^|\/)(?:tests?|specs?|__tests__)\//;
const endToEnd = /(?:^|\/)e2e\/|[.-]e2e[.-]/i;

/** Walks a package breadth first. Members of a workspace in it are other packages; links are not followed. */
export function surveyPackage(root: string): Survey {
  const sources: string[] = [];
  const tests: string[] = [];
  const top: string[] = [];
  let javascript = 0;
  const queue = [''];
  for (let at = 0; at < queue.length && at < folderLimit; at += 1) {
    const folder = queue[at] ?? '';
    for (const name of namesIn(path.join(root, folder))) {
      const file = folder === '' ? name : `${folder}/${name}`;
      const kind = nodeDisk.entry(path.join(root, file))?.kind;
      if (kind === 'folder') {
        if (built.has(name) || name.startsWith('.')) continue;
        if (exists(path.join(root, file, 'package.json'))) continue;
        if (folder === '') top.push(name);
        queue.push(file);
      } else if (kind === 'file') {
        if (configuration.test(name)) continue;
        if (script.test(name)) javascript += 1;
        if (!code.test(name) || declaration.test(name)) continue;
        if (testName.test(name)) {
          if (!endToEnd.test(file)) tests.push(file);
        } else if (testFolder.test(file)) {
          // What Mocha runs may have any name; so may what tests share.
          if (!endToEnd.test(file) && isTest(path.join(root, file))) tests.push(file);
        } else sources.push(file);
      }
    }
  }
  return { sources, tests, javascript, folders: top };
}

/** A few of the files, spread over all of them, with their texts. */
export function sample(
  root: string,
  files: readonly string[],
  count: number,
): readonly { file: string; text: string }[] {
  const step = Math.max(1, files.length / count);
  const picked: { file: string; text: string }[] = [];
  for (let at = 0; at < files.length && picked.length < count; at += step) {
    const file = files[Math.floor(at)];
    const text = file === undefined ? undefined : textOf(path.join(root, file));
    if (file !== undefined && text !== undefined) picked.push({ file, text });
  }
  return picked;
}

const isTest = (file: string): boolean => /\b(?:it|test)\s*\(/.test(textOf(file) ?? '');
