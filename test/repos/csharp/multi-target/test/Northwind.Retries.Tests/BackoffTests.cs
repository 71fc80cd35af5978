using Xunit;

namespace Northwind.Retries.Tests;

public class BackoffTests
{
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(2000, 5)]
    public void Doubles_up_to_its_limit(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), _backoff.Before(attempt));
}
