import type { CSharpProject } from './csharp-target.js';

/** What packages a test framework that tests can be written for comes with. */
const packages: readonly (readonly [RegExp, NonNullable<CSharpProject['testFramework']>])[] = [
  [/^xunit\.v3(?:\.core)?(?:\.(?:mtp-v\d+|mtp-off|aot))*$/i, 'xunit'],
  [/^xunit(?:\.core)?$/i, 'xunit2'],
  [/^nunit$/i, 'nunit'],
  [/^mstest(?:\.testframework)?$/i, 'mstest'],
];

export function testFrameworkOf(
  names: Iterable<string>,
  sdks: readonly string[],
): CSharpProject['testFramework'] {
  const referenced = [...names];
  if (sdks.some((sdk) => /^mstest\.sdk$/i.test(sdk))) return 'mstest';
  return packages.find(([pattern]) => referenced.some((name) => pattern.test(name)))?.[1];
}

/** Whether a project is there to test others, also with a framework that is none of ours. */
export function isForTests(names: Iterable<string>, isTestProject: boolean): boolean {
  return (
    isTestProject ||
    [...names].some((name) => /^(?:Microsoft\.NET\.Test\.Sdk|TUnit|BenchmarkDotNet)$/i.test(name))
  );
}
