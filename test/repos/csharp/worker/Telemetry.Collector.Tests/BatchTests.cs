using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Telemetry.Collector.Tests;

[TestClass]
public sealed class BatchTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Batch _batch;

    public BatchTests()
    {
        _batch = new Batch(_clock, Options.Create(new CollectorOptions { BatchSize = 2, Interval = TimeSpan.FromSeconds(5) }));
    }

    [TestMethod]
    public void IsGivenOutWhenItIsFull()
    {
        Assert.IsNull(_batch.Add(new Reading("a", 1)));
        Assert.HasCount(2, _batch.Add(new Reading("b", 2))!);
    }

    [TestMethod]
    public void IsGivenOutWhenItIsOldEnough()
    {
        _batch.Add(new Reading("a", 1));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.IsNull(_batch.TakeIfDue());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.HasCount(1, _batch.TakeIfDue()!);
        Assert.IsNull(_batch.TakeIfDue());
    }
}
