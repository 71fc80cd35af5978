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

/** The project that a toolchain works in, for what has to be told about it. */
export interface Place {
  /** Absolute. */
  readonly folder: string;
  /** Whether all that was planned is written by then. */
  readonly written: boolean;
}

/** What a person whose step failed wants to know first. */
export const standing = ({ folder, written }: Place): string =>
  written ? `What was made is complete, in ${folder}.` : `Nothing has been written to ${folder}.`;

/** What installs, builds and tests: npm, pnpm or Yarn, or the .NET SDK. */
export interface Toolchain {
  /** A program of the PATH. */
  readonly program: string;
  readonly steps: Readonly<Record<Step, StepOfToolchain>>;
  /** How its users call the installation of packages. */
  readonly installs: 'Install' | 'Restore';
  /** The steps that a person types: the others are part of these. */
  readonly byHand: readonly Step[];
  /** The environment of the program, made of that of this process. */
  environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** How to get the program where the PATH has none. */
  missing(place: Place): Problem;
  /** Looks, before the first step, whether the program that is there can do them. */
  readonly check?: {
    readonly arguments: readonly string[];
    /** Judges what the program answered in a project's folder. */
    flawIn(answer: ToolOutcome, place: Place): Problem | undefined;
  };
}

/** That of a project which is all ours. */
export interface ProjectToolchain extends Toolchain {
  /** What a person types to see the demo. */
  readonly demo: string;
  /** What the steps leave in it beside what was generated: relative paths, `/`-separated. */
  readonly leftovers: readonly string[];
}
