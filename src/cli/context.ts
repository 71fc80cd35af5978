import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExitCode, Problem } from '../errors/errors.js';
import { createIo } from './terminal/io.js';
import type { Io, OutputOptions } from './terminal/io.js';

/** What a command runs with. */
export interface Context {
  readonly io: Io;
  /** Absolute folder that relative paths of the command line start from: `--cwd`, or where the process runs. */
  readonly cwd: string;
  /** Aborts when a person ends the command. */
  readonly signal: AbortSignal;
}

export interface GlobalOptions extends OutputOptions {
  readonly cwd?: string;
}

/** What a command gets before the command line has been read. */
export interface Start {
  /** To be called by an action: only then are options known. */
  readonly options: () => GlobalOptions;
  /** What the process is to end with, where a command has done its work and something is left to say so. */
  readonly leave: (code: ExitCode) => void;
  readonly signal: AbortSignal;
}

/** @throws {Problem} `working-folder-missing` */
export function createContext({ options: read, signal }: Start): Context {
  const options = read();
  const cwd = path.resolve(options.cwd ?? '.');
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Problem({
      code: 'working-folder-missing',
      message: `--cwd names ${cwd}, which is not a folder.`,
      next: 'Name a folder that exists, or leave --cwd out.',
      exitCode: ExitCode.badInput,
    });
  }
  // As if started there: a process that changes into a link is where the link leads.
  return { io: createIo(options), cwd: realpathSync(cwd), signal };
}
