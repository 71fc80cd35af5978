import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { apply } from '../../src/apply/apply.js';
import { loadPack } from '../../src/guidance/load.js';
import { planNew } from '../../src/plan/plan-new.js';
import { render } from '../../src/render/render.js';
import type { Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';

export const repository = path.resolve(import.meta.dirname, '../..');

/**
 * Where emitted projects are put to be built: inside the repository, so that Node and TypeScript find every package in the
 * one `node_modules` at its top, and no project installs anything.
 */
export const workshop = path.join(repository, '.tmp/emitted');

/** Emits a project on the tool's own road into an empty folder of the workshop, and gives the folder. */
export async function emit(folder: string, answers: Answers, guidance?: string): Promise<string> {
  const root = path.join(workshop, folder);
  await rm(root, { recursive: true, force: true });
  await mkdir(path.dirname(root), { recursive: true });
  const pack = await loadPack(guidance);
  const flow = resolveFlow(answers, pack, { yes: true });
  const rendering = await render(flow, pack);
  await apply(await planNew({ root, rendering, flows: [flow], force: false }));
  return root;
}

export interface Outcome {
  readonly exitCode: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** Runs a Node program in an emitted project, as one of its npm scripts would, with the repository's binaries. */
export async function runNode(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        VITEST: undefined,
        NODE_ENV: undefined,
        NO_COLOR: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

/** Runs one of the project's own npm scripts. */
export function runScript(cwd: string, script: string): Promise<Outcome> {
  const npm = process.env['npm_execpath'];
  if (npm === undefined)
    throw new Error('Run the tests through npm: the emitted scripts are started with it.');
  return runNode(cwd, [npm, 'run', '--silent', script], {
    PATH: [path.join(repository, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
  });
}
