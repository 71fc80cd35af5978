import type { TestFramework } from '../../scenario/flow.js';
import { reworded } from './assertions.js';
import { replaceCalls } from './calls.js';
import { toXunit2 } from './xunit2.js';
import { wrapLines } from './wrap-lines.js';

/** Tests are written for xunit, in the vocabulary of docs/templates.md; this says them in the words of another framework. */
export function translateTests(text: string, framework: TestFramework): string {
  switch (framework) {
    case 'xunit':
      return text;
    case 'xunit2':
      return toXunit2(text);
    case 'nunit':
    case 'nunit-csharp12':
      return wrapLines(toNUnit(replaceCalls(text, (call) => reworded(call, framework))));
    case 'mstest':
      return wrapLines(toMSTest(replaceCalls(text, (call) => reworded(call, framework))));
  }
}

function toNUnit(text: string): string {
  return (
    text
      .replace(/^( *)\[Fact\]$/gm, '$1[Test]')
      .replace(/^ *\[Theory\]\n/gm, '')
      .replaceAll('[InlineData(', '[TestCase(')
      .replaceAll('TestContext.Current.CancellationToken', 'TestContext.CurrentContext.CancellationToken')
      // These return what was thrown, not a task.
      .replace(/await (Assert\.(?:ThrowsAsync|CatchAsync))/g, '$1')
      // NUnit would share one instance, and what it holds, among all tests of a class.
      .replace(
        /^public sealed class \w+Tests : IDisposable$/m,
        (head) => `[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]\n${head}`,
      )
  );
}

function toMSTest(text: string): string {
  const context = text.includes('TestContext.Current.CancellationToken')
    ? '    public required TestContext TestContext { get; init; }\n\n'
    : '';
  return text
    .replace(/^( *)\[(?:Fact|Theory)\]$/gm, '$1[TestMethod]')
    .replaceAll('[InlineData(', '[DataRow(')
    .replaceAll('TestContext.Current.CancellationToken', 'TestContext.CancellationToken')
    .replace(
      /^public sealed class \w+Tests(?: : IDisposable)?\n\{\n/m,
      (head) => `[TestClass]\n${head}${context}`,
    );
}
