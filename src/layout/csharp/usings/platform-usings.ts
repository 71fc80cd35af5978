/**
 * What emitted code uses of the namespaces that templates do not name, because a new solution has them by `ImplicitUsings` and
 * `Using` items. That the lists are complete, and hold nothing too much, is proved by compiling every scenario without implicit
 * usings and with unused ones as errors (test/emitted/csharp/explicit-usings.test.ts).
 */
const types: Record<string, string> = {
  System: `Action ArgumentException ArgumentNullException ArgumentOutOfRangeException Array AttributeTargets AttributeUsage
    Convert DateTime DateTimeKind DateTimeOffset Environment Exception FormatException Func Guid IAsyncDisposable IDisposable
    IServiceProvider InvalidOperationException Lazy Math NotSupportedException ObjectDisposedException OperatingSystem
    OperationCanceledException ReadOnlyMemory ReadOnlySpan Span StringComparer StringComparison StringSplitOptions TimeProvider
    TimeSpan TimeoutException UnauthorizedAccessException Uri UriKind UriPartial`,
  'System.Collections.Generic': `Dictionary HashSet IEnumerable IList IReadOnlyCollection IReadOnlyDictionary IReadOnlyList
    KeyValuePair LinkedList LinkedListNode List Queue Stack`,
  'System.IO':
    'DirectoryInfo FileInfo FileMode FileAccess FileShare IOException MemoryStream RandomAccess Stream StreamReader',
  'System.Linq': 'Enumerable',
  'System.Net.Http': `ByteArrayContent FormUrlEncodedContent HttpClient HttpContent HttpMessageHandler HttpMethod HttpRequestException
    HttpRequestMessage HttpResponseMessage SocketsHttpHandler StringContent`,
  'System.Threading':
    'Barrier CancellationToken CancellationTokenRegistration CancellationTokenSource Interlocked Lock SemaphoreSlim',
  'System.Threading.Tasks': 'ConfigureAwaitOptions Task TaskCanceledException TaskCompletionSource ValueTask',
  Xunit: 'Assert Fact FactAttribute InlineData TestContext Theory',
  'NUnit.Framework': 'Assert Assume FixtureLifeCycle Test TestCase TestContext',
  'Microsoft.VisualStudio.TestTools.UnitTesting': 'Assert DataRow TestClass TestContext TestMethod',
};

/** What a list of names cannot tell: extension methods, and types that are called as members of others are. */
const patterns: Record<string, RegExp> = {
  'System.Collections.Generic': /\.GetValueOrDefault\([^)]/,
  'System.IO': /(?<![\w.])(?:File|Path)\.[A-Z]/,
  'System.Linq':
    /(?<!\bAssert)\.(?:Any|Count|Distinct|First|FirstOrDefault|Last|MaxBy|Select|SelectMany|Single|Skip|Take|ToDictionary|Where)(?:<[^()]*>)?\(/,
  'System.Threading': /(?<![\w.])Timeout\.Infinite/,
};

const testFrameworks = ['Xunit', 'NUnit.Framework', 'Microsoft.VisualStudio.TestTools.UnitTesting'];

const known: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(types).map(([namespace, names]) => [namespace, new Set(names.split(/\s+/))]),
);

/**
 * @param code without comments and literals
 * @param names those of its types
 * @param testFramework namespace of the framework that tests are written for; undefined for what is no test
 */
export function platformUsings(
  code: string,
  names: ReadonlySet<string>,
  testFramework: string | undefined,
): string[] {
  return [...known]
    .filter(([namespace]) => !testFrameworks.includes(namespace) || namespace === testFramework)
    .filter(
      ([namespace, typesOf]) =>
        [...names].some((name) => typesOf.has(name)) || patterns[namespace]?.test(code) === true,
    )
    .map(([namespace]) => namespace);
}
