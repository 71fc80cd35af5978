import path from 'node:path';
import { type Guess, isFound } from '../guess.js';
import type { CSharpProject, CSharpTarget } from './csharp-target.js';
import { listed } from './refusal.js';

const testFrameworks = { xunit2: 'xUnit 2', xunit: 'xUnit v3', nunit: 'NUnit', mstest: 'MSTest' } as const;

/** What was found, as one short paragraph. */
export function describeCSharp(target: CSharpTarget): string {
  return `${whole(target)}; ${flowPlace(target)}.`;
}

/** What each guess was made from, a line each. */
export function evidence(target: CSharpTarget): string[] {
  const project = isFound(target.project) ? find(target, target.project.value) : undefined;
  return [
    reason('project', target.project),
    ...(target.testProject === undefined
      ? isFound(target.project)
        ? [`test project: none references ${target.project.value}`]
        : []
      : [reason('test project', target.testProject)]),
    ...(target.centralPackages === undefined ? [] : [`package versions: ${target.centralPackages.path}`]),
    ...(target.testingPlatform ? ['test runner: Microsoft.Testing.Platform (global.json)'] : []),
    ...(project === undefined ? [] : [`style: ${styleOf(project)}`]),
  ];
}

function whole({ solution, projects, centralPackages }: CSharpTarget): string {
  const central = centralPackages === undefined ? [] : ['central package versions'];
  if (solution === undefined && projects.length === 1)
    return `A project without a solution${central.length === 0 ? '' : ' (central package versions)'}`;
  const kind = solution === undefined ? [] : [`.${solution.format}`];
  const notes = [...kind, ...central];
  const count = `${projects.length} project${projects.length === 1 ? '' : 's'}`;
  const subject = solution === undefined ? `${count} without a solution` : `A solution of ${count}`;
  return notes.length === 0 ? subject : `${subject} (${notes.join(', ')})`;
}

function flowPlace(target: CSharpTarget): string {
  const { project, testProject } = target;
  if (!isFound(project))
    return `which project the flow goes into is open: ${listed(project.candidates.map(folderOf), 'or')}`;
  const found = find(target, project.value);
  const notes = found === undefined ? '' : ` (${[kindOf(found), ...frameworksOf(found)].join(', ')})`;
  return `the flow goes into ${folderOf(project.value)}${notes}, ${testPlace(target, testProject)}`;
}

function testPlace(target: CSharpTarget, testProject: Guess<string> | undefined): string {
  if (testProject === undefined) return 'its tests into a new test project';
  if (!isFound(testProject))
    return `and where its tests go is open: ${listed(testProject.candidates.map(folderOf), 'or')}`;
  const framework = find(target, testProject.value)?.testFramework;
  const note = framework === undefined ? '' : ` (${testFrameworks[framework]})`;
  return `its tests into ${folderOf(testProject.value)}${note}`;
}

/** How people call a project: its folder, or its file where that lies in the root. */
function folderOf(project: string): string {
  const folder = path.posix.dirname(project);
  return folder === '.' ? project : folder;
}

function kindOf({ sdk, isExecutable }: CSharpProject): string {
  if (!isExecutable) return 'library';
  if (/\.Web$/i.test(sdk)) return 'ASP.NET Core';
  return /\.Worker$/i.test(sdk) ? 'worker' : 'console program';
}

const frameworksOf = ({ frameworks }: CSharpProject): string[] =>
  frameworks.length === 0 ? [] : [listed(frameworks)];

const find = ({ projects }: CSharpTarget, wanted: string): CSharpProject | undefined =>
  projects.find((each) => each.path === wanted);

function reason(subject: string, guess: Guess<string>): string {
  return isFound(guess) ? `${subject}: ${guess.value} (${guess.because})` : `${subject}: ${guess.because}`;
}

function styleOf({ style }: CSharpProject): string {
  return [
    style.namespaces === 'file' ? 'file-scoped namespaces' : 'block namespaces',
    style.indent === '\t' ? 'tabs' : `${style.indent.length} spaces`,
    style.endOfLine === '\n' ? 'LF' : 'CRLF',
    ...(style.bom ? ['byte order mark'] : []),
    ...(style.usingsInsideNamespace ? ['using directives inside'] : []),
  ].join(', ');
}
