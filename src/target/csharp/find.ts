import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import { listed, refusal } from './refusal.js';
import { Repo } from './repo.js';
import { projectsOfSolution } from './solution.js';

/** What is looked at: files are absolute paths. */
export interface Whereabouts {
  readonly repo: Repo;
  readonly solution: string | undefined;
  readonly projects: readonly string[];
  /** The project that the named folder is the folder of, where the solution is above it. */
  readonly here: string | undefined;
}

const isSolution = (name: string): boolean => /\.slnx?$/i.test(name);
const isProject = (name: string): boolean => /\.csproj$/i.test(name);

/** Folders in which no project of the repo is. */
const foreign = /^(?:bin|obj|node_modules|packages|artifacts|\..*)$/i;
/** How far below the root a solution, and a project without one, is looked for. */
const solutionDepth = 2;
const projectDepth = 4;

/**
 * Finds the solution and its projects in a folder; the solution above that lists the project in the folder; or projects without one.
 *
 * @param root real, absolute path
 * @param named solution that was asked for, relative to the root
 * @throws {Problem} `not-a-project`, `two-solutions`, `project-unknown`
 */
export function findProjects(disk: Disk, root: string, named?: string): Whereabouts {
  const repo = new Repo(disk, root);
  const solution = named === undefined ? findSolution(repo) : namedSolution(repo, named);
  const own = filesIn(repo, root, isProject);
  if (solution !== undefined) {
    const projects = projectsOfSolution(repo, solution);
    if (projects.length === 0) throw withoutProjects(repo, solution);
    return { repo, solution, projects, here: undefined };
  }
  const [here] = own;
  const above = here !== undefined && own.length === 1 ? solutionAbove(repo, here) : undefined;
  if (above !== undefined) {
    const wider = new Repo(disk, path.dirname(above));
    return { repo: wider, solution: above, projects: projectsOfSolution(wider, above), here };
  }
  const projects = filesBelow(repo, root, isProject, projectDepth);
  if (projects.length === 0) throw nothingHere(root);
  return { repo, solution: undefined, projects, here: own.length === 1 ? here : undefined };
}

function findSolution(repo: Repo): string | undefined {
  const own = filesIn(repo, repo.root, isSolution);
  const isLone = own.length === 0 && filesIn(repo, repo.root, isProject).length > 0;
  const found = own.length > 0 || isLone ? own : filesBelow(repo, repo.root, isSolution, solutionDepth);
  if (found.length < 2) return found[0];
  const names = found.map((file) => repo.relative(file));
  throw refusal({
    code: 'two-solutions',
    message: `There are ${found.length} solutions here: ${listed(names)}.`,
    cause: 'A new project would have to be listed in one of them, and which one is yours to say.',
    next: `Say which one: --solution ${names[0] ?? ''}`,
  });
}

function namedSolution(repo: Repo, named: string): string {
  const file = repo.resolve(repo.root, named);
  if (isSolution(file) && repo.isInside(file) && repo.text(file) !== undefined) return file;
  const there = filesBelow(repo, repo.root, isSolution, solutionDepth).map((each) => repo.relative(each));
  throw refusal({
    code: 'project-unknown',
    message: `--solution names ${named}, and there is no such solution in ${repo.root}.`,
    next:
      there.length === 0
        ? 'Leave --solution out: there is no solution here.'
        : `Name ${listed(there, 'or')}.`,
  });
}

/** The solution, in a folder above up to the border of the repo, that lists a project. */
function solutionAbove(repo: Repo, project: string): string | undefined {
  for (let folder = path.dirname(repo.root); repo.isInside(folder); folder = path.dirname(folder)) {
    const holders = filesIn(repo, folder, isSolution).filter((solution) =>
      projectsOfSolution(new Repo(repo.disk, folder), solution).includes(project),
    );
    if (holders.length > 0) return holders[0];
    if (folder === path.dirname(folder)) break;
  }
  return undefined;
}

function filesIn(repo: Repo, folder: string, is: (name: string) => boolean): string[] {
  return repo
    .names(folder)
    .filter(is)
    .map((name) => path.join(folder, name));
}

function filesBelow(repo: Repo, folder: string, is: (name: string) => boolean, depth: number): string[] {
  const names = repo.names(folder);
  const own = names.filter(is).map((name) => path.join(folder, name));
  if (depth === 0) return own;
  const folders = names
    .filter((name) => !foreign.test(name))
    .map((name) => path.join(folder, name))
    .filter((entry) => repo.isFolder(entry));
  return [...own, ...folders.flatMap((each) => filesBelow(repo, each, is, depth - 1))];
}

function nothingHere(root: string): Error {
  return refusal({
    code: 'not-a-project',
    message: `${root} holds no solution (.slnx, .sln) and no C# project (.csproj).`,
    cause: 'A flow is added to a project that is there.',
    next: 'Name the folder of the solution: mtls-pop add <folder>. To make a new service: mtls-pop new',
  });
}

function withoutProjects(repo: Repo, solution: string): Error {
  return refusal({
    code: 'not-a-project',
    message: `${repo.relative(solution)} lists no C# project that is there, in ${repo.root} or below it.`,
    cause: 'A flow is added to a C# project, and nothing outside of the named folder is written.',
    next: 'Name the folder that holds the projects, and the solution with it: mtls-pop add <folder> --solution <file>',
  });
}
