// @ts-check
/** What an update costs: with nothing to do, of a hundred projects, and with something to merge. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { compare, usage } from './measure.mjs';
import { ratio } from './table.mjs';

/** Files that guidance 2.0.0 changes, and that their owner has changed too. */
const edited = [
  'src/config.ts',
  'src/mtls-pop/index.ts',
  'src/mtls-pop/token-response.ts',
  'src/mtls-pop/managed-identity/imds-client.ts',
  'test/unit/token-response.test.ts',
];

/**
 * @param {string} tool path of the command
 * @param {string[]} scenario options of `new`
 * @param {string} scratch an empty folder
 * @param {number} runs
 * @returns {import('./table.mjs').Row[]}
 */
export function updateRows(tool, scenario, scratch, runs) {
  /** @param {string} folder @param {string[]} more */
  const generate = (folder, ...more) => {
    const args = [tool, 'new', folder, '--name', 'service', ...scenario, ...more];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return folder;
  };
  const unchanged = generate(path.join(scratch, 'unchanged'));
  const nothing = compare(() => [tool, 'update', unchanged, '--yes'], runs);

  const fleet = path.join(scratch, 'fleet');
  for (let number = 1; number <= 100; number += 1)
    cpSync(unchanged, path.join(fleet, `service-${number}`), { recursive: true });
  const hundred = usage([tool, 'update', fleet, '--recursive', '--yes', '--quiet']);

  const old = generate(path.join(scratch, 'old'), '--guidance', '1.0.0');
  for (const each of edited) {
    const file = path.join(old, each);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nexport const ours = true;\n`);
  }
  mkdirSync(path.join(scratch, 'copies'));
  let copies = 0;
  const next = () => {
    copies += 1;
    const copy = path.join(scratch, 'copies', String(copies));
    cpSync(old, copy, { recursive: true });
    return [tool, 'update', copy, '--yes', '--quiet'];
  };
  const merged = compare(next, Math.min(runs, 7));
  return [
    ['update, nothing to do', ratio(nothing), '1.25x', '1.6x'],
    [
      'update --recursive, 100 projects with nothing to do',
      `${hundred.cpu.toFixed(2)} s CPU`,
      '0.25 s',
      '0.5 s',
    ],
    ['update of 25 files, 5 of them merged', ratio(merged), '3x', '6x'],
  ];
}
