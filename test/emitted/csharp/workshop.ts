import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadPack } from '../../../src/guidance/load.js';
import { render } from '../../../src/render/render.js';
import { resolveFlow } from '../../../src/scenario/resolve.js';
import { repository } from '../project.js';
import { type SolutionCase, answersOf, nameOf, namespaceOf, packOf } from './cases.js';

/** Where emitted solutions are put to be built. What they were built into stays, so that a second run compiles what changed. */
export const workshop = path.join(repository, '.tmp/emitted-csharp');

/** The kinds of projects that a solution has. */
export type ProjectKind = 'src' | 'test' | 'demo';

/** Emits the solution of a case into a folder of the workshop, and gives its root. */
export async function emitSolution(folder: string, each: SolutionCase): Promise<string> {
  const pack = await loadPack(packOf(each));
  const { files } = await render(resolveFlow(answersOf(each), pack, { yes: true }), pack);
  const root = rootOf(folder, each);
  await removeOthers(root, new Set(files.map((file) => path.join(root, file.path))));
  for (const { path: relative, text } of files) await writeIfChanged(path.join(root, relative), text);
  return root;
}

export function rootOf(folder: string, each: SolutionCase): string {
  return path.join(workshop, folder, nameOf(each));
}

/** Path of a case's project without its ending, relative to the workshop. */
function projectOf(folder: string, each: SolutionCase, kind: ProjectKind): string {
  const name = `${namespaceOf(each)}${{ src: '', test: '.Tests', demo: '.Demo' }[kind]}`;
  return path.join(folder, nameOf(each), kind, name, name);
}

/** Path of what a project was built into, for `dotnet` to run. */
export function programOf(folder: string, each: SolutionCase, kind: ProjectKind): string {
  const project = path.join(workshop, projectOf(folder, each, kind));
  return path.join(path.dirname(project), 'bin/Debug', each.framework, `${path.basename(project)}.dll`);
}

/** Writes one solution over the projects of many, for one restore and one build, and gives its path. */
export async function joinSolutions(
  name: string,
  groups: readonly { folder: string; cases: readonly SolutionCase[]; kinds: readonly ProjectKind[] }[],
): Promise<string> {
  const projects = groups.flatMap(({ folder, cases, kinds }) =>
    cases.flatMap((each) => kinds.map((kind) => `${projectOf(folder, each, kind)}.csproj`)),
  );
  const lines = projects.map((project) => `  <Project Path="${project.split(path.sep).join('/')}" />`);
  const solution = path.join(workshop, `${name}.slnx`);
  await writeFile(solution, `<Solution>\n${lines.join('\n')}\n</Solution>\n`);
  return solution;
}

/** Files of an earlier run that are not emitted any more would be compiled still. */
async function removeOthers(root: string, emitted: ReadonlySet<string>): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const full = path.join(root, entry.name);
    if (!entry.isDirectory()) {
      if (!emitted.has(full)) await rm(full);
    } else if (entry.name !== 'bin' && entry.name !== 'obj') {
      await removeOthers(full, emitted);
    }
  }
}

async function writeIfChanged(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
