using Microsoft.Extensions.Options;

namespace Telemetry.Collector;

/// <summary>Collects readings until there are enough of them, or the first is old enough.</summary>
internal class Batch(TimeProvider clock, IOptions<CollectorOptions> options)
{
    private readonly List<Reading> _readings = [];
    private DateTimeOffset _first;

    public IReadOnlyList<Reading>? Add(Reading reading)
    {
        if (_readings.Count == 0)
        {
            _first = clock.GetUtcNow();
        }

        _readings.Add(reading);
        return _readings.Count >= options.Value.BatchSize ? Take() : null;
    }

    public IReadOnlyList<Reading>? TakeIfDue()
    {
        var isDue = _readings.Count > 0 && clock.GetUtcNow() - _first >= options.Value.Interval;
        return isDue ? Take() : null;
    }

    private Reading[] Take()
    {
        Reading[] taken = [.. _readings];
        _readings.Clear();
        return taken;
    }
}

internal record Reading(string Sensor, double Value);
