import { spawn } from 'node:child_process';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** What is run in a repo: a program with its arguments. */
export interface Command {
  /** As a person would type it. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program in a folder, without colours, a terminal or what vitest puts into the environment. */
export function run(cwd: string, { program, args, env }: Omit<Command, 'name'>): Promise<Outcome> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VITEST|npm_|NODE_OPTIONS$|NODE_ENV$|FORCE_COLOR$|TEST$|INIT_CWD$)/i.test(name),
    ),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...clean, NO_COLOR: '1', CI: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let [stdout, output] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, stdout, output });
    });
  });
}
