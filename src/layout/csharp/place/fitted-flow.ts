import type { CSharpFlow, Framework, TestFramework } from '../../../scenario/flow.js';
import { compareVersions } from '../../../edit/xml/package-version.js';
import type { CSharpProject, CSharpTarget } from '../../../target/csharp/csharp-target.js';

/** The version of NUnit that takes `Func<Task>` beside its own delegates. */
const firstWithOverloads = '4.6.0';

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
    testRunner: testFrameworkOf(projects, tests, flow.testRunner),
    framework: frameworkFor(projects) ?? flow.framework,
  };
}

function testFrameworkOf(
  projects: readonly CSharpProject[],
  tests: CSharpProject | undefined,
  answered: TestFramework,
): TestFramework {
  const framework = tests?.testFramework ?? answered;
  if (framework !== 'nunit') return framework;
  const version = tests?.packages.get('NUnit');
  const isNew = version === undefined || compareVersions(version, firstWithOverloads) >= 0;
  return isNew && (tests === undefined ? projects : [tests]).some(hasOldCSharp) ? 'nunit-csharp12' : 'nunit';
}

/** What code has to compile for. .NET 9 has what 10 has, as far as emitted code goes; the C# of .NET 8 may be asked for on both. */
function frameworkFor(projects: readonly CSharpProject[]): Framework | undefined {
  const majors = projects.flatMap(({ frameworks }) => frameworks.map(majorOf));
  const isOld = majors.some((major) => major < 9) || projects.some(hasOldCSharp);
  const isNew = majors.some((major) => major >= 9);
  if (isOld) return isNew ? 'net8.0;net10.0' : 'net8.0';
  return isNew ? 'net10.0' : undefined;
}

/** Whether a project is compiled, for one of its frameworks at least, by the C# of .NET 8. */
function hasOldCSharp({ frameworks, langVersion }: CSharpProject): boolean {
  if (langVersion === undefined) return frameworks.some((framework) => majorOf(framework) < 9);
  // `latest` and the like are the compiler's own version.
  return Number.parseInt(langVersion, 10) < firstWithLock;
}

const majorOf = (framework: string): number => Number(/^net(\d+)\./.exec(framework)?.[1]);
