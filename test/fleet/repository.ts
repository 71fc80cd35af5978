import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { commit, git } from '../cli/repos.js';
import { bin, tool, withProgram, workFolder } from '../cli/tool.js';
import { workflow } from './job.js';

/** Where the project stands in its repository. */
export const project = 'services/orders';

/** A file of it that guidance 2.0.0 changes, a statement there, what its owner makes of that, and what 2.0.0 does. */
export const edited = {
  file: `${project}/src/mtls-pop/fic-leg2-exchanger.ts`,
  was: 'authority: authority.msalWithoutMutualTls,',
  is: 'authority: mine(authority),',
  now: 'authority: authority.msal,',
};

/** A call of `gh`. */
export interface Call {
  readonly args: readonly string[];
  /** The text of the file that it names, of a pull request. */
  readonly body: string;
}

/** A clone on `main`, the repository that it was cloned from, and the programs that the workflow calls. */
export interface Repository {
  readonly work: string;
  readonly origin: string;
  readonly env: NodeJS.ProcessEnv;
  /** Checks a branch of the origin out as a run finds it: nothing of the run before is left. */
  checkOut(branch: string): void;
  /** Commits all that changed, and pushes it to a branch. */
  push(branch: string): void;
  edit(file: string, change: (text: string) => string): void;
  /** A file as it stands on a branch of the origin. */
  readonly pushed: (branch: string, file: string) => string;
  /** The commit of a branch of the origin; undefined where there is none. */
  readonly tip: (branch: string) => string | undefined;
  /** What `gh` was asked for since the last time. */
  readonly calls: () => Call[];
  /** Says to `gh` that a pull request is open. */
  readonly open: (number: number) => void;
}

/** A repository with a project of guidance 1.0.0, as `new` makes it. */
export async function makeTemplate(folder: string): Promise<void> {
  const flow = ['--language', 'typescript', '--flow', 'fic', '--auth', 'managed-identity'];
  const answers = ['--identity', 'system-assigned', '--final-token', 'bearer', '--region', 'westus3'];
  const resource = ['--resource', 'https://graph.microsoft.com', '--name', 'orders'];
  const args = ['new', path.join(folder, project), ...flow, ...answers, ...resource, '--guidance', '1.0.0'];
  const { code, stderr } = await tool([...args, '--yes', '--quiet']);
  expect(code, stderr).toBe(0);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder);
  git(folder, 'repack', '-a', '-d', '--quiet');
}

export function cloneOf(template: string): Repository {
  const [origin, work, asked] = [workFolder(), workFolder(), path.join(workFolder(), 'calls')];
  const pulls = path.join(workFolder(), 'pulls');
  writeFileSync(asked, '');
  writeFileSync(pulls, '');
  cpSync(path.join(template, '.git'), origin, { recursive: true });
  git(origin, 'config', 'core.bare', 'true');
  cpSync(template, work, { recursive: true });
  git(work, 'remote', 'add', 'origin', origin);
  const npx = withProgram('npx', npxScript);
  const gh = withProgram('gh', ghScript);
  const [first] = (npx['PATH'] ?? '').split(path.delimiter);
  return {
    work,
    origin,
    env: { PATH: [first, gh['PATH']].join(path.delimiter), ASKED: asked, PULLS: pulls },
    checkOut(branch) {
      git(work, 'fetch', '--quiet', 'origin');
      git(work, 'checkout', '--quiet', '--force', '-B', branch, `refs/remotes/origin/${branch}`);
      git(work, 'clean', '-ffdx', '--quiet');
    },
    push(branch) {
      commit(work);
      git(work, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    },
    edit(file, change) {
      const text = readFileSync(path.join(work, file), 'utf8');
      const changed = change(text);
      expect(changed, `the edit of ${file}`).not.toBe(text);
      writeFileSync(path.join(work, file), changed);
    },
    pushed: (branch, file) => git(origin, 'show', `refs/heads/${branch}:${file}`),
    tip: (branch) =>
      git(origin, 'for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`).trim() || undefined,
    calls() {
      const lines = readFileSync(asked, 'utf8').split('\n').filter(Boolean);
      writeFileSync(asked, '');
      return lines.map((line) => JSON.parse(line) as Call);
    },
    open(number) {
      writeFileSync(pulls, String(number));
    },
  };
}

/** The built tool in place of the published one, asked for as the workflow has to ask. */
const npxScript = `
const { spawnSync } = require('node:child_process');
const [yes, named, dashes, name, ...args] = process.argv.slice(2);
const expected = ['--yes', '--package=generator-msal-mtls-pop@${workflow.env['MTLS_POP_VERSION'] ?? ''}', '--', 'mtls-pop'];
if (JSON.stringify([yes, named, dashes, name]) !== JSON.stringify(expected)) throw new Error('npx ' + process.argv.slice(2).join(' '));
process.exitCode = spawnSync(process.execPath, [${JSON.stringify(bin)}, ...args], { stdio: 'inherit' }).status;
`;

const ghScript = `
const { appendFileSync, readFileSync } = require('node:fs');
if (process.env.GH_TOKEN !== 'the-token') throw new Error('gh has no token.');
const args = process.argv.slice(2);
const file = args.at(args.indexOf('--body-file') + 1) ?? '';
const field = args.find((arg) => arg.startsWith('body=@'));
const body = args.includes('--body-file') ? readFileSync(file, 'utf8') : field ? readFileSync(field.slice(6), 'utf8') : '';
appendFileSync(process.env.ASKED, JSON.stringify({ args, body }) + '\\n');
if (args[0] === 'pr' && args[1] === 'list') console.log(readFileSync(process.env.PULLS, 'utf8'));
`;
