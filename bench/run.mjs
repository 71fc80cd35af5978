// @ts-check
/**
 * `npm run bench`: what the tool costs a person, as ratios to `node -e 0` in the same run, with the goals beside the figures.
 * Nothing here fails: a figure is for people to judge.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { repository, runBundled } from './bundle.mjs';
import { compare, usage } from './measure.mjs';
import { lonePackage, memberOfWorkspace } from './packages.mjs';
import { installedSize } from './size.mjs';
import { ratio, table } from './table.mjs';
import { updateRows } from './update.mjs';

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

try {
  const help = compare(() => [tool, '--help'], runs);
  const made = compare(() => newProject('typescript'), runs);
  const madeInCSharp = compare(() => newProject('csharp'), runs);
  const dry = compare(() => newProject('typescript', '--dry-run'), runs);
  // Most of it is the formatter, which a median of few runs shows as well.
  const addRuns = Math.min(runs, 5);
  const added = compare(() => addTo(lonePackage), addRuns);
  const addedToMember = compare(() => addTo(memberOfWorkspace), addRuns);
  const [hundred, updates] = [path.join(scratch, 'hundred'), path.join(scratch, 'updates')];
  for (const folder of [hundred, updates]) mkdirSync(folder);
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
        `${usage(newProject('typescript')).peak.toFixed(0)} MiB (node -e 0: ${usage(['-e', '0']).peak.toFixed(0)})`,
        '60 MiB',
        '80 MiB',
      ],
      ...updateRows(tool, scenario, updates, runs),
      [
        '100 projects in one process',
        `${Number(await runBundled('hundred', [hundred])).toFixed(2)} s CPU`,
        '0.4 s',
        '0.8 s',
      ],
      [
        'installed size, Yeoman and ts-morph aside',
        `${installedSize(scratch).toFixed(1)} MiB`,
        '10 MiB',
        '20 MiB',
      ],
    ]),
  );
  console.log(`\nConflicts of recorded edits of owners, updated from guidance 1.0.0 to 2.0.0:\n`);
  console.log(await runBundled('conflicts', [], /^(?![./]|[A-Z]:)/i));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
