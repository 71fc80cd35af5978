import type { CSharpFlow, Framework, TestFramework } from '../../../scenario/flow.js';
import type { CSharpProject, CSharpTarget } from '../../../target/csharp/csharp-target.js';

/** The version of C# that knows `System.Threading.Lock`. */
const firstWithLock = 13;

/**
 * A flow as its templates have to be chosen for the projects that it goes into: the test framework that is there, xunit 2 and 3
 * apart, and every .NET that the projects are built for. What was answered stays in `.mtls-pop.yaml`: a repo moves on.
 *
 * @param flow with its place
 */
export function fittedFlow(flow: CSharpFlow, target: CSharpTarget): CSharpFlow {
  const { place } = flow;
  const projects = target.projects.filter(
    ({ path }) => path === place?.project || path === place?.testProject,
  );
  const tests = projects.find(({ path }) => path === place?.testProject);
  return {
    ...flow,
    testRunner: testFrameworkOf(tests?.testFramework, flow.testRunner),
    framework: frameworkFor(projects) ?? flow.framework,
  };
}

const testFrameworkOf = (present: TestFramework | undefined, answered: TestFramework): TestFramework =>
  present ?? answered;

/** What code has to compile for. .NET 9 has what 10 has, as far as emitted code goes; the C# of .NET 8 may be asked for on both. */
function frameworkFor(projects: readonly CSharpProject[]): Framework | undefined {
  const majors = projects
    .flatMap(({ frameworks }) => frameworks)
    .map((framework) => Number(/^net(\d+)\./.exec(framework)?.[1]));
  const isOld =
    majors.some((major) => major < 9) ||
    projects.some(({ langVersion }) => Number.parseInt(langVersion ?? '', 10) < firstWithLock);
  const isNew = majors.some((major) => major >= 9);
  if (isOld) return isNew ? 'net8.0;net10.0' : 'net8.0';
  return isNew ? 'net10.0' : undefined;
}
