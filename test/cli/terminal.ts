import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { bin } from './tool.js';

/** Why terminals cannot be tested here, or undefined where they can. */
export const noTerminal: string | undefined =
  spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed, so no terminal is tested.';
if (noTerminal !== undefined) process.stderr.write(`\n*** ${noTerminal} ***\n\n`);

export interface TerminalOptions {
  readonly cwd: string;
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The tool in a terminal of its own, which tmux draws. Ends with the test. */
export class Terminal {
  readonly #socket = `mtls-pop-${randomUUID()}`;

  constructor(args: readonly string[], { cwd, columns, rows, env = {} }: TerminalOptions) {
    const variables = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
    const command = [
      'env',
      '-u',
      'NO_COLOR',
      '-u',
      'FORCE_COLOR',
      ...variables,
      process.execPath,
      bin,
      ...args,
    ];
    const line = command.map((word) => (/^\w+='/.test(word) ? word : quoted(word))).join(' ');
    this.#tmux(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      String(columns),
      '-y',
      String(rows),
      '-c',
      cwd,
    )(`${line}; printf '\\nexit %s\\n' $?; sleep 600`);
    onTestFinished(() => {
      this.#tmux('kill-server')();
    });
  }

  /** What stands on the screen, line by line; with its colours as escape sequences on request. */
  screen({ colors = false } = {}): string {
    return this.#tmux('capture-pane', '-p', ...(colors ? ['-e'] : []))();
  }

  /** Everything that was printed, the lines that have left the screen included; lines broken by the terminal are joined. */
  transcript(): string {
    return this.#tmux('capture-pane', '-p', '-J', '-S', '-')();
  }

  get cursorVisible(): boolean {
    return this.#tmux('display-message', '-p', '#{cursor_flag}')().trim() === '1';
  }

  type(...keys: readonly string[]): void {
    for (const key of keys) this.#tmux('send-keys', key)();
  }

  /** Waits until the screen shows a text, and gives the screen. */
  async shows(text: string): Promise<string> {
    for (let left = 400; left > 0; left -= 1) {
      const screen = this.screen();
      if (screen.includes(text)) return screen;
      await wait(50);
    }
    throw new Error(`The terminal does not show ${text}:\n${this.screen()}`);
  }

  #tmux(...args: readonly string[]): (...more: string[]) => string {
    return (...more) => execFileSync('tmux', ['-L', this.#socket, ...args, ...more], { encoding: 'utf8' });
  }
}
