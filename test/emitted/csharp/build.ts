import path from 'node:path';
import { runDotnet } from '../../support/dotnet.js';
import { workshop } from './workshop.js';

/** One warm compiler for all builds of this process: most of what a small project costs is starting one. */
export const compiler = `mtls-pop-${process.pid}`;

/** What a build said: nothing, when all is well. */
export interface BuildOutcome {
  readonly exitCode: number;
  /** The summary: `0 Warning(s), 0 Error(s)`. */
  readonly summary: string;
  /** Each warning and error once. */
  readonly messages: readonly string[];
}

export const clean: BuildOutcome = { exitCode: 0, summary: '0 Warning(s), 0 Error(s)', messages: [] };

/**
 * Builds a solution that is restored.
 *
 * @param properties MSBuild properties beside those of the projects
 */
export async function build(
  solution: string,
  properties: Readonly<Record<string, string>> = {},
): Promise<BuildOutcome> {
  const all = { UseSharedCompilation: 'true', SharedCompilationId: compiler, ...properties };
  const { exitCode, output } = await runDotnet(workshop, [
    'build',
    solution,
    '--no-restore',
    '-maxcpucount:2',
    ...Object.entries(all).map(([name, value]) => `-p:${name}=${value}`),
  ]);
  const summary = /(\d+ Warning\(s\))\s+(\d+ Error\(s\))/.exec(output);
  return {
    exitCode,
    summary: summary === null ? output : `${summary[1] ?? ''}, ${summary[2] ?? ''}`,
    messages: [...new Set(output.match(/^.*(?:error|warning) ?[A-Z]*\d* ?:.*$/gm) ?? [])],
  };
}

export async function restore(
  solution: string,
  properties: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { exitCode, output } = await runDotnet(workshop, [
    'restore',
    solution,
    ...Object.entries(properties).map(([name, value]) => `-p:${name}=${value}`),
  ]);
  if (exitCode !== 0) throw new Error(output);
}

/** Ends the compiler that {@link build} keeps. */
export async function stopCompiler(): Promise<void> {
  const { output } = await runDotnet(import.meta.dirname, ['--list-sdks']);
  const { output: version } = await runDotnet(import.meta.dirname, ['--version']);
  const line = output.split(/\r?\n/).find((sdk) => sdk.startsWith(`${version.trim()} [`));
  const base = /\[(.*)\]/.exec(line ?? '')?.[1];
  if (base === undefined) return;
  const server = path.join(base, version.trim(), 'Roslyn/bincore/VBCSCompiler.dll');
  await runDotnet(import.meta.dirname, [server, '-shutdown', `-pipename:${compiler}`]);
}
