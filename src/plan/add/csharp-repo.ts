import { posix } from 'node:path';
import { fittedFlow } from '../../layout/csharp/place/fitted-flow.js';
import { layOutCSharp } from '../../layout/csharp/lay-out.js';
import { placeOf } from '../../layout/csharp/place/place-of.js';
import { render } from '../../render/render.js';
import type { CSharpFlow, Flow } from '../../scenario/flow.js';
import type { CSharpPlace } from '../../scenario/place.js';
import { firstSection, pascalCase, sectionOf } from '../../scenario/section.js';
import type { CSharpProject, CSharpTarget } from '../../target/csharp/csharp-target.js';
import { describeCSharp, evidence } from '../../target/csharp/describe.js';
import { lookAtCSharp } from '../../target/csharp/look.js';
import { isFound } from '../../target/guess.js';
import type { Wiring } from '../../wiring/wiring.js';
import { isObject } from '../lock/contribution.js';
import type { JsonObject } from '../lock/entry.js';
import { folderOptions } from './folder-options.js';
import { openPoint } from './open-point.js';
import { readerOf } from './reader.js';
import type { Beside, Repo, RepoOptions } from './repo.js';

/** A C# solution, or a lone project, as a repo to add to. */
export async function lookAtCSharpRepo(root: string, options: RepoOptions): Promise<Repo> {
  const { solution, project, testProject } = options;
  const folders = folderOptions(options);
  const target = await lookAtCSharp(root, {
    ...(solution !== undefined && { solution }),
    ...(project !== undefined && { project }),
    ...(testProject !== undefined && { testProject }),
  });
  return {
    language: 'csharp',
    root: target.root,
    target,
    description: describeCSharp(target),
    evidence: evidence(target),
    answers: answersIn(target),
    open: [
      ...openPoint(target.project, {
        option: 'project',
        flag: '--project',
        message: 'Which project shall the flow go into?',
      }),
      ...openPoint(target.testProject, {
        option: 'testProject',
        flag: '--test-project',
        message: 'Which project shall its tests go into?',
      }),
    ],
    placeOf: (beside) => placeOf(target, { ...ownFolders(target, beside), ...folders, ...laterThan(beside) }),
    layOut: async (flows, pack, allowMajor, own) =>
      layOutCSharp({
        flows: await Promise.all(
          flows.filter(isCSharp).map(async (flow) => ({
            flow,
            rendering: await render(fittedFlow(flow, target), pack),
          })),
        ),
        target: own === undefined ? target : withoutOwn(target, own),
        pack,
        allowMajor,
      }),
    packages: new Map(
      target.projects.map(({ path, packages }) => [path, { packages: Object.fromEntries(packages) }]),
    ),
    wire: (flows, edit) => wire(flows.filter(isCSharp).at(-1), edit, target),
    // No formatter of C# looks at files of ours that are not C#.
    format: ({ text }) => Promise.resolve(text),
  };
}

async function wire(flow: CSharpFlow | undefined, edit: boolean, target: CSharpTarget): Promise<Wiring> {
  if (flow?.place === undefined) throw new Error('There is no flow to wire.');
  const { wiringOf } = await import('../../wiring/wiring-of.js');
  return wiringOf({
    flow,
    target,
    section: sectionOf(flow.name, flow.place),
    read: readerOf(target.root),
    wire: edit,
  });
}

function answersIn(target: CSharpTarget): Repo['answers'] {
  const tests = projectOf(target, target.testProject)?.testFramework;
  const frameworks = projectOf(target, target.project)?.frameworks ?? [];
  const majors = frameworks.map((framework) => Number(/^net(\d+)\./.exec(framework)?.[1]));
  return {
    ...(tests !== undefined && { testRunner: tests === 'xunit2' ? 'xunit' : tests }),
    ...(majors.length > 0 && { framework: majors.some((major) => major < 9) ? 'net8.0' : 'net10.0' }),
  };
}

function projectOf(
  { projects }: CSharpTarget,
  guess: CSharpTarget['testProject'],
): CSharpProject | undefined {
  if (guess === undefined || !isFound(guess)) return undefined;
  return projects.find(({ path }) => path === guess.value);
}

function laterThan({ name, flows }: Beside): { later?: { first: CSharpPlace; name: string } } {
  const first = flows.filter(isCSharp).find(({ place }) => place !== undefined)?.place;
  return first === undefined ? {} : { later: { first, name } };
}

/** Beside a solution that is all ours the usual folders are taken. */
function ownFolders({ project, testProject }: CSharpTarget, { name, flows }: Beside): RepoOptions {
  if (flows.every(({ place }) => place !== undefined)) return {};
  const folder = `${firstSection}${pascalCase(name)}`;
  return {
    ...(isFound(project) && { folder: posix.join(posix.dirname(project.value), folder) }),
    ...(testProject !== undefined &&
      isFound(testProject) && { testFolder: posix.join(posix.dirname(testProject.value), folder) }),
  };
}

/** The projects as they would be if the packages that an earlier run added were not there. */
function withoutOwn(target: CSharpTarget, own: ReadonlyMap<string, JsonObject>): CSharpTarget {
  return {
    ...target,
    projects: target.projects.map((project) => {
      const added = packagesIn(own.get(project.path));
      const central = packagesIn(own.get(target.centralPackages?.path ?? ''));
      const packages = [...project.packages].filter(
        ([name, version]) => !Object.hasOwn(added, name) || version !== (added[name] ?? central[name]),
      );
      return { ...project, packages: new Map(packages) };
    }),
  };
}

const packagesIn = (contribution: JsonObject | undefined): JsonObject => {
  const packages = contribution?.['packages'];
  return isObject(packages) ? packages : {};
};

const isCSharp = (flow: Flow): flow is CSharpFlow => flow.language === 'csharp';
