using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Northwind.Retries.Tests;

public class RetrierTests
{
    private readonly Retrier _retrier = new(
        new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)),
        TimeProvider.System,
        NullLogger<Retrier>.Instance);

    [Fact]
    public async Task Tries_until_it_goes_well()
    {
        int calls = 0;
        int result = await _retrier.TryAsync(
            _ => ++calls < 3 ? throw new HttpRequestException() : Task.FromResult(calls),
            attempts: 5);

        Assert.Equal(3, result);
    }

    [Fact]
    public async Task Gives_up_with_the_last_error()
    {
        int calls = 0;
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            _retrier.TryAsync<int>(_ => throw new HttpRequestException($"{++calls}"), attempts: 2));

        Assert.Equal(2, calls);
    }
}
