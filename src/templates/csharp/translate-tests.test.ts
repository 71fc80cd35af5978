import { describe, expect, it } from 'vitest';
import { translateTests } from './translate-tests.js';

const tests = `namespace A;

public sealed class ATests : IDisposable
{
    [Fact]
    public async Task Holds()
    {
        Assert.Equal("a, (b", await ReadAsync(TestContext.Current.CancellationToken));
        Assert.Single(list);
        string only = Assert.Single(list ?? [], one => one.Length == 1);
        var thrown = await Assert.ThrowsAsync<MtlsPopException>(() => FailAsync(1, ')'));
        Assert.Contains("""x", y)""", Assert.Single(list));
    }

    [Theory]
    [InlineData(1)]
    public void Counts(int number) => Assert.True(number is 1 or 2);
}
`;

describe('tests', () => {
  it('stay as they are for xunit', () => {
    expect(translateTests(tests, 'xunit')).toBe(tests);
  });

  it('are said in the words of NUnit, an instance for each test where a class has something to dispose', () => {
    expect(translateTests(tests, 'nunit')).toBe(`namespace A;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ATests : IDisposable
{
    [Test]
    public async Task Holds()
    {
        Assert.That(await ReadAsync(TestContext.CurrentContext.CancellationToken), Is.EqualTo("a, (b"));
        Assert.That(list, Has.Exactly(1).Items);
        string only = (list ?? []).Single(one => one.Length == 1);
        var thrown = Assert.ThrowsAsync<MtlsPopException>(async () => await FailAsync(1, ')'))!;
        Assert.That(list.Single(), Does.Contain("""x", y)"""));
    }

    [TestCase(1)]
    public void Counts(int number) => Assert.That(number is 1 or 2, Is.True);
}
`);
  });

  it('tell C# 12 which of NUnit’s overloads is meant', () => {
    const [, thrown] = /(Assert\.Throws[^;]*;)/.exec(translateTests(tests, 'nunit-csharp12')) ?? [];
    expect(thrown).toBe(
      "Assert.ThrowsAsync<MtlsPopException>(new Func<Task>(async () => await FailAsync(1, ')')))!;",
    );
  });

  it('are said in the words of MSTest, with the context where a test uses it', () => {
    expect(translateTests(tests, 'mstest')).toBe(`namespace A;

[TestClass]
public sealed class ATests : IDisposable
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Holds()
    {
        Assert.AreEqual("a, (b", await ReadAsync(TestContext.CancellationToken));
        Assert.ContainsSingle(list);
        string only = Assert.ContainsSingle(one => one.Length == 1, list ?? []);
        var thrown = await Assert.ThrowsExactlyAsync<MtlsPopException>(() => FailAsync(1, ')'));
        Assert.Contains("""x", y)""", Assert.ContainsSingle(list));
    }

    [TestMethod]
    [DataRow(1)]
    public void Counts(int number) => Assert.IsTrue(number is 1 or 2);
}
`);
  });

  it('have in xunit 2 no token that ends with the test, and an attribute for what xunit 3 skips while it runs', () => {
    expect(translateTests(tests, 'xunit2')).toBe(
      tests.replace('TestContext.Current.CancellationToken', 'CancellationToken.None'),
    );
    const skipped = `public sealed class ATests
{
    [Fact]
    public void One() => Assert.True(true);

    [Fact]
    public void Other()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows(),
            "Windows, (really)");

        Assert.True(true);
    }
}
`;
    expect(translateTests(skipped, 'xunit2')).toBe(`public sealed class ATests
{
    [Fact]
    public void One() => Assert.True(true);

    [FactOnThisHost]
    public void Other()
    {
        Assert.True(true);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactOnThisHostAttribute : FactAttribute
    {
        public FactOnThisHostAttribute()
        {
            if (OperatingSystem.IsWindows())
            {
                Skip = "Windows, (really)";
            }
        }
    }
}
`);
  });

  it('may use no assertion that the other frameworks have no word for', () => {
    for (const framework of ['nunit', 'mstest'] as const)
      expect(() => translateTests('        Assert.Collection(list);', framework)).toThrow(
        /Assert\.Collection is not in the vocabulary/,
      );
  });
});
