import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface ToolOutcome {
  /** Exit code; null where the tool was ended by a signal. */
  readonly code: number | null;
  /** The end of what it printed, both streams in the order of their arrival; at most 64 KiB. */
  readonly output: string;
}

export interface ToolRun {
  /** A program of the PATH. Name and arguments are constants of ours, never input. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with what the tool prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
}

const kept = 64 * 1024;

/**
 * Runs a program to its end. An abort ends the program with everything that it started, waits for that, and throws the
 * signal's reason; a program that cannot be started throws Node's error (`ENOENT` where the PATH has none).
 */
export async function runTool(run: ToolRun): Promise<ToolOutcome> {
  run.signal.throwIfAborted();
  const child = start(run);
  let output = '';
  const collect = (chunk: string): void => {
    output = (output + chunk).slice(-kept);
    run.onOutput?.(chunk);
  };
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);

  const end = (): void => {
    endTree(child);
  };
  run.signal.addEventListener('abort', end);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (run.signal.aborted) await ended(child);
    run.signal.throwIfAborted();
    return { code, output };
  } finally {
    run.signal.removeEventListener('abort', end);
  }
}

/**
 * On Windows package managers are `.cmd` files, which Node starts through a shell only; the line that the shell reads is
 * made of constants, and an `npm.cmd` that lies in the project is not taken for the one on the PATH. Elsewhere no shell is involved, and the child leads a process group of its own, to be ended as a whole.
 */
function start({ command, args, cwd, env }: ToolRun): ChildProcess {
  const options: SpawnOptions = { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true };
  return process.platform === 'win32'
    ? spawn([command, ...args].join(' '), {
        ...options,
        env: { ...env, NoDefaultCurrentDirectoryInExePath: '1' },
        shell: true,
      })
    : spawn(command, args, { ...options, detached: true });
}

function endTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // The group has ended by itself.
  }
}

/**
 * Waits for what the program started, which may write a file later than the program itself ends. Not forever: a process counts
 * until its parent, or the system's first process, has asked how it ended.
 */
async function ended({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    for (let left = 20; left > 0; left -= 1) {
      process.kill(-pid, 0);
      await wait(50);
    }
  } catch {
    // Nobody is left in the group.
  }
}
