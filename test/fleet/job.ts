import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { workFolder } from '../cli/tool.js';

export const workflowText = readFileSync(
  fileURLToPath(new URL('../../docs/fleet/mtls-pop.yml', import.meta.url)),
  'utf8',
);

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export interface Job {
  readonly if: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

export const workflow = parse(workflowText) as {
  readonly env: Readonly<Record<string, string>>;
  readonly permissions: object;
  readonly on: object;
  readonly jobs: Readonly<Record<'check' | 'update', Job>>;
};

/** What GitHub tells a run. */
export interface Event {
  readonly name: 'pull_request' | 'push' | 'schedule' | 'workflow_dispatch';
  /** Such as `refs/heads/main`. */
  readonly ref: string;
}

export interface JobOutcome {
  /** Of the step that failed, or 0. */
  readonly code: number;
  readonly log: string;
}

type Outputs = Record<string, Record<string, string>>;

/** Whether a job would run at all. */
export const runsFor = (job: Job, event: Event): boolean => isTrue(job.if, event, {});

/** Runs the scripts of a job's steps, in its order and with its conditions, as a runner does. What actions do has been done. */
export function runJob(job: Job, event: Event, folder: string, env: NodeJS.ProcessEnv): JobOutcome {
  const outputs: Outputs = {};
  const temp = workFolder();
  let log = '';
  for (const [index, step] of job.steps.entries()) {
    if (step.run === undefined || (step.if !== undefined && !isTrue(step.if, event, outputs))) continue;
    // GitHub gives scripts for other programs than shells no extension.
    const script = path.join(temp, `script-${index}`);
    const printed = path.join(temp, `outputs-${index}`);
    writeFileSync(script, step.run);
    writeFileSync(printed, '');
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, event, outputs)]);
    const { status, stdout, stderr } = spawnSync(...commandOf(step, script), {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...env,
        ...workflow.env,
        ...(Object.fromEntries(own) as Record<string, string>),
        GITHUB_OUTPUT: printed,
        GITHUB_REF: event.ref,
        GITHUB_REF_NAME: event.ref.replace(/^refs\/(?:heads|pull)\//, ''),
        GITHUB_REPOSITORY: 'contoso/fleet',
        RUNNER_TEMP: temp,
      },
    });
    log += stdout + stderr;
    if (status !== 0) return { code: status ?? -1, log };
    if (step.id !== undefined) outputs[step.id] = readOutputs(printed);
  }
  return { code: 0, log };
}

function commandOf({ shell }: Step, script: string): [string, string[]] {
  if (shell === 'node {0}') return [process.execPath, [script]];
  if (shell !== 'bash') throw new Error(`There is no shell ${shell ?? '(the default)'} on every runner.`);
  const bash = process.platform === 'win32' ? String.raw`C:\Program Files\Git\bin\bash.exe` : 'bash';
  return [bash, ['--noprofile', '--norc', '-eo', 'pipefail', script]];
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]));
}

const filled = (text: string, event: Event, outputs: Outputs): string =>
  text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluated(expression, event, outputs).coerceString(),
  );

function isTrue(condition: string, event: Event, outputs: Outputs): boolean {
  const value = evaluated(condition, event, outputs);
  if (!(value instanceof data.BooleanData)) throw new Error(`${condition} is no condition.`);
  return value.value;
}

function evaluated(expression: string, event: Event, outputs: Outputs): data.ExpressionData {
  const contexts = {
    github: { event_name: event.name, ref: event.ref, token: 'the-token' },
    steps: Object.fromEntries(Object.entries(outputs).map(([id, values]) => [id, { outputs: values }])),
  };
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, known).evaluate();
}
