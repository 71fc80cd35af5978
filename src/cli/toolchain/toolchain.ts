import type { Problem } from '../../errors/errors.js';
import type { ToolOutcome } from './run-tool.js';

/** What can be done in a project once it is written, in the order in which one needs the other. */
export const steps = ['install', 'build', 'test'] as const;
export type Step = (typeof steps)[number];

export interface StepOfToolchain {
  /** Of the toolchain's program. Every word is ours: nothing a user typed goes on this line. */
  readonly arguments: readonly string[];
  /** What a person types for the same. */
  readonly typed: string;
  /** Such as "Building", "Built" and "Building the project failed". */
  readonly doing: string;
  readonly done: string;
  readonly failed: string;
}

/** What builds and tests a project: npm, pnpm or Yarn, or the .NET SDK. */
export interface Toolchain {
  /** A program of the PATH. */
  readonly program: string;
  readonly steps: Readonly<Record<Step, StepOfToolchain>>;
  /** How its users call the installation of packages. */
  readonly installs: 'Install' | 'Restore';
  /** The steps that a person types: the others are part of these. */
  readonly byHand: readonly Step[];
  /** What a person types to see the demo. */
  readonly demo: string;
  /** What the steps leave in a project beside what was generated: paths relative to it, `/`-separated. */
  readonly leftovers: readonly string[];
  /** The environment of the program, made of that of this process. */
  environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** How to get the program where the PATH has none. */
  missing(folder: string): Problem;
  /** Looks, before the first step, whether the program that is there can do them. */
  readonly check?: {
    readonly arguments: readonly string[];
    /** Judges what the program answered in a project's folder. */
    flawIn(answer: ToolOutcome, folder: string): Problem | undefined;
  };
}
