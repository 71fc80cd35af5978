import { describe, expect, it } from 'vitest';
import { addDependency } from '../../edit/json/dependencies.js';
import { projectEdit } from '../../layout/csharp/edits/project-edit.js';
import type { FileEdit } from '../../edit/file-edit.js';
import type { CSharpProject } from '../../target/csharp/csharp-target.js';
import { sha256 } from '../paths/sha256.js';
import { planEdits } from './plan-edits.js';

const manifest = (dependencies: object): string =>
  `${JSON.stringify({ name: 'theirs', dependencies }, null, 2)}\n`;

const wanting = (packages: Readonly<Record<string, string>>): FileEdit => ({
  path: 'package.json',
  reason: 'gets what the flow needs',
  apply: (text = '') =>
    Object.entries(packages).reduce(
      (current, [name, range]) =>
        addDependency({ text: current, map: 'dependencies', name, range, least: '1.0.0', rangeStyle: '^' })
          .text,
      text,
    ),
  contribution: { dependencies: packages },
});

async function after(edit: FileEdit, base: Readonly<Record<string, unknown>>, text: string): Promise<string> {
  const found = new Map([[edit.path, { bytes: Buffer.from(text), sha256: sha256(text) }]]);
  const { changes } = await planEdits([edit], [{ path: edit.path, contribution: base }], found);
  const [change] = changes;
  return change !== undefined && 'after' in change ? change.after : text;
}

describe('package.json of somebody else', () => {
  it.each<[what: string, base: object, ours: object, theirs: Record<string, string>, expected: object]>([
    ['moves what is as it was written', { a: '^1.0.0' }, { a: '^1.0.0' }, { a: '^1.2.0' }, { a: '^1.2.0' }],
    ['leaves the owner’s higher version', { a: '^1.0.0' }, { a: '^1.5.0' }, { a: '^1.2.0' }, { a: '^1.5.0' }],
    [
      'takes out what is not wanted any more',
      { a: '^1.0.0', b: '^1.0.0' },
      { a: '^1.0.0', b: '^1.0.0', z: '1' },
      { a: '^1.0.0' },
      { a: '^1.0.0', z: '1' },
    ],
    [
      'but not what the owner has changed',
      { a: '^1.0.0', b: '^1.0.0' },
      { a: '^1.0.0', b: '^1.9.0' },
      { a: '^1.0.0' },
      { a: '^1.0.0', b: '^1.9.0' },
    ],
    [
      'nor what was the owner’s before',
      { a: '^1.0.0' },
      { a: '^1.0.0', b: '^1.0.0' },
      { a: '^1.0.0' },
      { a: '^1.0.0', b: '^1.0.0' },
    ],
    [
      'does not bring back what the owner took out',
      { a: '^1.0.0', b: '^1.0.0' },
      { b: '^1.0.0' },
      { a: '^1.0.0', b: '^1.0.0' },
      { b: '^1.0.0' },
    ],
    [
      'adds what is new where it belongs',
      { a: '^1.0.0' },
      { a: '^1.0.0', c: '^1.0.0', z: '1' },
      { a: '^1.0.0', d: '^2.0.0' },
      { a: '^1.0.0', c: '^1.0.0', d: '^2.0.0', z: '1' },
    ],
  ])('%s', async (_, base, ours, theirs, expected) => {
    expect(await after(wanting(theirs), { dependencies: base }, manifest(ours))).toBe(manifest(expected));
  });
});

describe('a project file of somebody else', () => {
  const project = (...references: string[]): string =>
    `<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n${references.map((each) => `    ${each}\n`).join('')}  </ItemGroup>\n</Project>\n`;
  const reference = (name: string, version: string): string =>
    `<PackageReference Include="${name}" Version="${version}" />`;
  const edit = (packages: Readonly<Record<string, string>>): FileEdit =>
    projectEdit(
      { path: 'A.csproj', usesCentralPackages: false, packages: new Map() } as unknown as CSharpProject,
      {
        packages: Object.entries(packages).map(([name, version]) => ({
          name,
          version,
          least: '1.0.0',
          isThere: false,
        })),
      },
    );

  it.each<
    [
      what: string,
      base: Record<string, string>,
      ours: string,
      theirs: Record<string, string>,
      expected: string,
    ]
  >([
    [
      'moves what is as it was written',
      { A: '1.0.0' },
      project(reference('A', '1.0.0')),
      { A: '1.2.0' },
      project(reference('A', '1.2.0')),
    ],
    [
      'leaves the owner’s version',
      { A: '1.0.0' },
      project(reference('A', '1.1.0')),
      { A: '1.2.0' },
      project(reference('A', '1.1.0')),
    ],
    [
      'takes out what is not wanted any more, and nothing else',
      { A: '1.0.0', B: '1.0.0' },
      project(reference('A', '1.0.0'), reference('B', '1.0.0'), reference('C', '1.0.0')),
      { A: '1.0.0' },
      project(reference('A', '1.0.0'), reference('C', '1.0.0')),
    ],
    [
      'but not what the owner has changed',
      { A: '1.0.0', B: '1.0.0' },
      project(reference('A', '1.0.0'), reference('B', '1.0.1')),
      { A: '1.0.0' },
      project(reference('A', '1.0.0'), reference('B', '1.0.1')),
    ],
  ])('%s', async (_, base, ours, theirs, expected) => {
    expect(await after(edit(theirs), { packages: base }, ours)).toBe(expected);
  });
});
