import { splitArguments } from './calls.js';

const skip = 'Assert.SkipWhen(';

/**
 * Tests of xunit 3 in the words of xunit 2, which has no context of a test, and so no token that ends with it.
 *
 * @throws {Error} for a file with more than one test that may be skipped: its attribute has one reason
 */
export function toXunit2(text: string): string {
  const known = text.replaceAll('TestContext.Current.CancellationToken', 'CancellationToken.None');
  const at = known.indexOf(skip);
  if (at < 0) return known;
  const split = splitArguments(known, at + skip.length);
  const [condition = '', reason = ''] = split?.args ?? [];
  const before = known.slice(0, at).trimEnd();
  const after = known.slice((split?.end ?? at) + ';'.length).replace(/^\n+/, '\n');
  if (after.includes(skip)) throw new Error(`A second ${skip}…) in one file has no attribute in xunit 2.`);
  const fact = before.lastIndexOf('[Fact]');
  return `${before.slice(0, fact)}[FactOnThisHost]${before.slice(fact + '[Fact]'.length)}${after.replace(/\n\}\n$/, '\n')}${attribute(condition, reason)}`;
}

/** An attribute decides, while tests are discovered, what is skipped: in xunit 2 a test that runs cannot say so any more. */
const attribute = (condition: string, reason: string): string => `
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactOnThisHostAttribute : FactAttribute
    {
        public FactOnThisHostAttribute()
        {
            if (${condition})
            {
                Skip = ${reason};
            }
        }
    }
}
`;
