import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * A program that answers commands: each is one line of JSON on its standard input, each answer one on its standard output, in
 * the same order, as `{"result":…}` or `{"error":"…"}`. It ends when its input does, so it never outlives this process.
 */
export class CommandProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #pending: Pending[] = [];
  readonly #ended: Promise<unknown>;
  #complaints = '';

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(program, args, { env: { ...process.env, ...env }, windowsHide: true });
    this.#ended = once(this.#child, 'close').catch(() => undefined);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaints += text));
    createInterface(this.#child.stdout).on('line', (line) => {
      this.#settle(line);
    });
    this.#child.once('error', (error) => {
      this.#fail(error);
    });
    this.#child.once('close', (code) => {
      this.#fail(new Error(`The program ended with exit code ${code}.\n${this.#complaints}`));
    });
    // Writing to a program that has ended: its end says why.
    this.#child.stdin.on('error', () => undefined);
  }

  /** @throws {Error} what the program answers as `error`, or why it ended */
  call(command: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ resolve, reject });
      this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    });
  }

  /** @throws {Error} what the program printed as an error, all the time */
  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
    if (this.#complaints !== '') throw new Error(this.#complaints);
  }

  #settle(line: string): void {
    const pending = this.#pending.shift();
    try {
      const answer = JSON.parse(line) as { result: unknown } | { error: string };
      if ('error' in answer) pending?.reject(new Error(answer.error));
      else pending?.resolve(answer.result);
    } catch {
      pending?.reject(new Error(`The program printed what is no JSON: ${line}`));
    }
  }

  #fail(error: Error): void {
    for (const pending of this.#pending.splice(0)) pending.reject(error);
  }
}
