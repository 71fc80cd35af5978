import { expect } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeDisk } from '../../../disk/disk.js';
import { lockEntry } from '../../lock/write.js';
import { survey } from '../../paths/survey.js';
import { temporaryFolder, write } from '../../testing/temporary-folder.js';
import type { OnConflict } from '../contract.js';
import { planFiles, type PlannedFiles } from '../plan-files.js';
import { Sources } from '../sources.js';

/** A file at `path` as TypeScript, C# or JSON, with two members that can change apart. */
export const kinds = {
  typescript: {
    path: 'src/a.ts',
    text: (one: string, two: string, ...more: string[]) =>
      `export class Token {\n  one(): string {\n    return ${one};\n  }\n\n  two(): string {\n    return ${two};\n  }\n${more.map((name) => `\n  ${name}(): string {\n    return this.one();\n  }\n`).join('')}}\n`,
  },
  csharp: {
    path: 'src/A.cs',
    text: (one: string, two: string, ...more: string[]) =>
      `namespace Tokens;\n\npublic class Token\n{\n    public string One() => ${one};\n\n    public string Two() => ${two};\n${more.map((name) => `\n    public string ${name}() => One();\n`).join('')}}\n`,
  },
  json: {
    path: 'settings.json',
    text: (one: string, two: string, ...more: string[]) =>
      `{\n  "one": ${one},\n  "two": ${two}${more.map((name) => `,\n  "${name}": true`).join('')}\n}\n`,
  },
} as const;

export const [a, b, c] = ['"the first text"', '"another text"', '"a third one"'] as const;

export type Texts = Readonly<Record<string, string>>;

export interface Circumstances {
  readonly onConflict?: OnConflict;
  /** What the answers file says. */
  readonly moved?: Texts;
  /** What git says. */
  readonly renamed?: Texts;
}

export async function plan(
  base: Texts,
  ours: Texts,
  theirs: Texts,
  { onConflict = 'markers', moved = {}, renamed = {} }: Circumstances = {},
): Promise<PlannedFiles> {
  const root = temporaryFolder();
  write(root, ours);
  const entries = Object.entries(base).map(([each, text]) => lockEntry({ path: each, text, rules: [] }));
  const files = Object.entries(theirs).map(([each, text]) => ({ path: each, text, rules: ['MTLS001'] }));
  const paths = [...new Set([...Object.keys(base), ...Object.keys(theirs)])];
  const placed = paths.map((each) => moved[each] ?? each);
  const outcome = await planFiles({
    root,
    base: new Map(entries.map((entry) => [entry.path, entry])),
    moved: new Map(Object.entries(moved)),
    ours: survey(root, placed, nodeDisk).files,
    sources: new Sources(root, [...paths, ...placed], nodeDisk),
    git: {
      changed: () => Promise.resolve(undefined),
      renamed: () => Promise.resolve(new Map(Object.entries(renamed))),
    },
    theirs: new Map(files.map((file) => [file.path, file])),
    manner: {
      labels: { ours: 'yours', base: 'before', theirs: 'guidance 2.0.0' },
      onConflict: onConflict === 'reject' ? 'markers' : onConflict,
      because: (rules) => rules[0],
    },
  });
  for (const [each, text] of Object.entries(ours))
    expect(readFileSync(path.join(root, each), 'utf8')).toBe(text);
  return outcome;
}

/** What each path gets: its action, and the text after it. */
export const told = ({ changes }: Pick<PlannedFiles, 'changes'>): unknown[] =>
  changes.map((change) => [change.action, change.path, ...('after' in change ? [change.after] : [])]);
