// @ts-check
/**
 * `npm run bench`: what the tool costs a person, as ratios to `node -e 0` in the same run, with the goals beside the figures.
 * Nothing here fails: a figure is for people to judge.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { npmCli } from '../src/dev/setup.mjs';
import { compare, peakMemory } from './measure.mjs';
import { lonePackage, memberOfWorkspace } from './packages.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tool = path.join(repository, 'dist/bin.js');
const runs = Number(process.argv[2] ?? 15);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'mtls-pop-bench-'));
const scenario =
  '--flow fic --auth managed-identity --identity user-assigned-client-id --identity-value 6325cd32-9911-41f3-819c-416cdf9104e7 --final-token mtls-pop --yes --quiet'.split(
    ' ',
  );

const languages = {
  typescript: ['--language', 'typescript', '--name', 'service'],
  csharp: ['--language', 'csharp', '--name', 'Contoso.Orders'],
};

let folders = 0;
/**
 * @param {keyof typeof languages} language
 * @param {string[]} more
 */
function newProject(language, ...more) {
  folders += 1;
  return [
    tool,
    'new',
    path.join(scratch, `service-${folders}`),
    ...languages[language],
    ...scenario,
    ...more,
  ];
}

/** @param {(folder: string) => string} make */
function addTo(make) {
  folders += 1;
  const folder = make(path.join(scratch, `repo-${folders}`));
  return [tool, 'add', folder, '--name', 'graph', ...scenario];
}

/** CPU seconds, user and system, that 100 projects take in one process. */
async function hundredProjects() {
  const bundle = await rolldown({ cwd: repository, input: 'bench/hundred.ts', platform: 'node' });
  await bundle.write({ dir: path.join(repository, 'build/bench'), format: 'esm' });
  const target = path.join(scratch, 'hundred');
  mkdirSync(target);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(repository, 'build/bench/hundred.js'), target],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** @param {string} folder */
function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

/**
 * MiB on disk of the packed package with the dependencies that an install brings, Yeoman aside: what else `dependencies` names is
 * bundled into `dist/`.
 */
function installedSize() {
  const folder = path.join(scratch, 'packed');
  mkdirSync(folder);
  const packed = spawnSync(
    process.execPath,
    [npmCli(), 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: repository, encoding: 'utf8' },
  );
  if (packed.status !== 0) throw new Error(packed.stderr);
  const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
  const install = spawnSync(
    process.execPath,
    [
      npmCli(),
      'install',
      '--omit=optional',
      '--omit=peer',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      path.join(folder, tarball),
    ],
    { encoding: 'utf8' },
  );
  if (install.status !== 0) throw new Error(install.stderr);
  return sizeOf(path.join(folder, 'node_modules/generator-msal-mtls-pop')) / 2 ** 20;
}

/**
 * @param {[string, string, string, string][]} rows
 */
function table(rows) {
  const head = ['what', 'measured', 'goal', 'acceptable'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

try {
  const help = compare(() => [tool, '--help'], runs);
  const made = compare(() => newProject('typescript'), runs);
  const madeInCSharp = compare(() => newProject('csharp'), runs);
  const dry = compare(() => newProject('typescript', '--dry-run'), runs);
  // Most of it is the formatter, which a median of few runs shows as well.
  const addRuns = Math.min(runs, 5);
  const added = compare(() => addTo(lonePackage), addRuns);
  const addedToMember = compare(() => addTo(memberOfWorkspace), addRuns);
  const ratio = (/** @type {{ ratio: number, milliseconds: number }} */ { ratio, milliseconds }) =>
    `${ratio.toFixed(2)}x (${milliseconds.toFixed(0)} ms)`;
  console.log(
    `Node ${process.version}, ${os.cpus().length} cores; node -e 0: ${help.baseline.toFixed(0)} ms; median of ${runs}\n`,
  );
  console.log(
    table([
      ['--help', ratio(help), '1.2x', '1.4x'],
      ['new, no install', ratio(made), '1.4x', '2.0x'],
      ['new --language csharp, no install', ratio(madeInCSharp), '1.4x', '2.0x'],
      ['new --dry-run', ratio(dry), '1.4x', '2.0x'],
      ['add to a package', ratio(added), '', ''],
      [
        'add to a package of a workspace of 200, to the one before',
        `${(addedToMember.milliseconds / added.milliseconds).toFixed(2)}x (${addedToMember.milliseconds.toFixed(0)} ms)`,
        '1x',
        '2x',
      ],
      [
        'peak memory of new',
        `${peakMemory(newProject('typescript')).toFixed(0)} MiB (node -e 0: ${peakMemory(['-e', '0']).toFixed(0)})`,
        '60 MiB',
        '80 MiB',
      ],
      ['100 projects in one process', `${(await hundredProjects()).toFixed(2)} s CPU`, '0.4 s', '0.8 s'],
      ['installed size, Yeoman and ts-morph aside', `${installedSize().toFixed(1)} MiB`, '10 MiB', '20 MiB'],
    ]),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
