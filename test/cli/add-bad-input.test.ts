import { chmodSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, csharpFiles, git, repoWith, typeScriptFiles } from './repos.js';
import { errorOf, tool, treeOf, write } from './tool.js';

const vanilla = ['--flow', 'vanilla', '--auth', 'confidential-client', '--yes', '--json'];

interface Row {
  readonly what: string;
  readonly exit: 2 | 5;
  readonly code: string;
  /** Parts of what is said. */
  readonly says: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Changes a repository whose files are committed. */
  readonly arrange?: (root: string) => void;
  readonly args?: readonly string[];
}

const repos: readonly Row[] = [
  {
    what: 'a folder without package.json and solution',
    exit: 2,
    code: 'not-a-project',
    says: ['package.json', 'mtls-pop new'],
    files: { 'README.md': 'nothing else\n' },
  },
  {
    what: 'a package.json that is broken',
    exit: 2,
    code: 'json-invalid',
    says: ['package.json', 'line 2'],
    files: { ...typeScriptFiles, 'package.json': '{\n  "name": orders\n}\n' },
  },
  {
    what: 'a tsconfig.json that is broken',
    exit: 2,
    code: 'json-invalid',
    says: ['tsconfig.json', 'line 3'],
    files: { ...typeScriptFiles, 'tsconfig.json': '{\n  // theirs\n  "compilerOptions": [}\n}\n' },
  },
  {
    what: 'a project file that does not parse',
    exit: 2,
    code: 'xml-invalid',
    says: ['Orders.Api.csproj', 'line 3'],
    files: {
      ...csharpFiles,
      'src/Orders.Api/Orders.Api.csproj': '<Project>\n  <PropertyGroup>\n</Project>\n',
    },
  },
  {
    what: 'two solutions',
    exit: 2,
    code: 'two-solutions',
    says: ['Orders.slnx', 'Other.slnx', '--solution'],
    files: { ...csharpFiles, 'Other.slnx': '<Solution />\n' },
  },
  {
    what: 'plain JavaScript',
    exit: 2,
    code: 'javascript-repo',
    says: ['typescript'],
    files: { 'package.json': '{ "name": "js" }\n', 'index.js': 'module.exports = 1;\n' },
  },
  {
    what: 'a folder for the code that leads out of the repo',
    exit: 2,
    code: 'unsafe-path',
    says: ['--folder', '..'],
    args: ['--folder', '../elsewhere'],
  },
  {
    what: 'a name that no flow can have',
    exit: 2,
    code: 'invalid-value',
    says: ['--name'],
    args: ['--name', 'Orders API'],
  },
];

const states: readonly Row[] = [
  {
    what: 'a file to be edited with changes that are not committed',
    exit: 5,
    code: 'uncommitted-changes',
    says: ['package.json', '--allow-dirty'],
    arrange: (root) => {
      write(root, { 'package.json': `${typeScriptFiles['package.json'] ?? ''}\n` });
    },
  },
  {
    what: 'merge markers in a file to be edited',
    exit: 5,
    code: 'merge-markers',
    says: ['package.json'],
    arrange: (root) => {
      write(root, {
        'package.json': '{\n<<<<<<< HEAD\n  "name": "a"\n=======\n  "name": "b"\n>>>>>>> b\n}\n',
      });
      commit(root);
    },
  },
  {
    what: 'a read-only file to be edited',
    exit: 5,
    code: 'read-only',
    says: ['package.json'],
    arrange: (root) => {
      chmodSync(path.join(root, 'package.json'), 0o444);
    },
  },
  {
    what: 'a symlinked src',
    exit: 5,
    code: 'link-in-the-way',
    says: ['src'],
    arrange: (root) => {
      renameSync(path.join(root, 'src'), path.join(root, 'sources'));
      symlinkSync(path.join(root, 'sources'), path.join(root, 'src'), 'junction');
      commit(root);
    },
  },
  {
    what: 'a submodule where the code would go',
    exit: 5,
    code: 'in-submodule',
    says: ['vendor'],
    arrange: (root) => {
      write(root, { 'vendor/README.md': 'theirs\n' });
      git(path.join(root, 'vendor'), 'init', '--quiet');
      commit(path.join(root, 'vendor'));
    },
    args: ['--folder', 'vendor/mtls-pop'],
  },
  {
    what: 'a folder that differs only in case',
    exit: 5,
    code: 'path-clash',
    says: ['Mtls-Pop', 'only in case'],
    arrange: (root) => {
      write(root, { 'src/Mtls-Pop/theirs.txt': '' });
      commit(root);
    },
    args: ['--folder', 'src/mtls-pop'],
  },
  {
    what: 'files in the way',
    exit: 5,
    code: 'would-overwrite',
    says: ['src/mtls-pop/client.ts', '--folder'],
    arrange: (root) => {
      write(root, { 'src/mtls-pop/client.ts': 'export const mine = 1;\n' });
      commit(root);
    },
  },
];

describe.each([
  ['a repo', repos],
  ['the state of a repo', states],
])('what add refuses about %s', { timeout: 120_000 }, (_, rows) => {
  it.each(rows)('$what exits with $exit, one message, and an untouched repo', async (row) => {
    const root = repoWith(row.files ?? typeScriptFiles);
    row.arrange?.(root);
    const before = treeOf(root);
    const outcome = await tool(['add', ...vanilla, ...(row.args ?? [])], { cwd: root });
    const error = errorOf(outcome);
    expect({ code: error.code, exit: outcome.code }).toEqual({ code: row.code, exit: row.exit });
    for (const part of row.says)
      expect(`${error.message}\n${error.cause ?? ''}\n${error.next}`).toContain(part);
    expect(error.next).not.toBe('');
    expect(outcome.stderr).not.toMatch(/^\s+at .*:\d+/m);
    expect(treeOf(root)).toEqual(before);
  });
});
