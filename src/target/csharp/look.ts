import path from 'node:path';
import { type Disk, nodeDisk } from '../../disk/disk.js';
import { isFound } from '../guess.js';
import { chooseProject, chooseTestProject } from './choose.js';
import type { CSharpTarget } from './csharp-target.js';
import { findProjects } from './find.js';
import { asksForTestingPlatform } from './global-json.js';
import { lookAtProject } from './project.js';
import { refusal } from './refusal.js';
import type { Repo } from './repo.js';
import { editorConfigReader } from './style.js';
import { requireSupport } from './support.js';

/** What the person says where a guess would be wrong. Paths are relative to the root; a project may be called by its name too. */
export interface LookOptions {
  readonly solution?: string;
  readonly project?: string;
  readonly testProject?: string;
}

/**
 * Looks at a C# repo. Reads only.
 *
 * @param root folder that exists
 * @throws {Problem} exit code 2: `not-a-project`, `two-solutions`, `project-unknown`, `xml-invalid`, `framework-unsupported`,
 *   `lang-version`, `outside-root`
 */
export async function lookAtCSharp(
  root: string,
  options: LookOptions = {},
  disk: Disk = nodeDisk,
): Promise<CSharpTarget> {
  const { repo, solution, projects: files, here } = findProjects(disk, disk.realPath(root), options.solution);
  const editorConfig = await editorConfigReader();
  const looks = files.map((file) => lookAtProject(repo, file, editorConfig));
  const projects = looks.map(({ project }) => project);
  const where = solution === undefined ? 'this folder' : repo.relative(solution);
  const project = chooseProject(projects, where, options.project, here && repo.relative(here));
  const chosen = isFound(project) ? looks.find((look) => look.project.path === project.value) : undefined;
  if (chosen !== undefined) requireSupport(chosen.project);
  const central = (chosen ?? looks.find((look) => look.centralPackages !== undefined))?.centralPackages;
  return {
    language: 'csharp',
    root: repo.root,
    ...(solution !== undefined && {
      solution: {
        path: repo.relative(solution),
        format: path.extname(solution).toLowerCase() === '.slnx' ? 'slnx' : 'sln',
      },
    }),
    projects,
    project,
    testProject: chooseTestProject(projects, project, options.testProject),
    ...(central !== undefined && { centralPackages: centralFile(repo, central, solution) }),
    testingPlatform: asksForTestingPlatform(repo),
  };
}

/** @throws {Problem} `outside-root` where the file is above the root, and so cannot be edited */
function centralFile(repo: Repo, file: string, solution: string | undefined): { path: string; text: string } {
  const relative = repo.relative(file);
  if (!relative.startsWith('../')) return { path: relative, text: repo.text(file) ?? '' };
  const folder = path.dirname(file);
  const named =
    solution === undefined ? '' : ` --solution ${path.relative(folder, solution).split(path.sep).join('/')}`;
  throw refusal({
    code: 'outside-root',
    message: `Package versions are central, in ${relative}, which is outside of ${repo.root}.`,
    cause: 'Nothing outside of the named folder is written.',
    next: `Name the folder above: mtls-pop add ${path.relative(repo.root, folder).split(path.sep).join('/')}${named}`,
  });
}
