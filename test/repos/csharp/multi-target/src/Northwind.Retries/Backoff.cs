namespace Northwind.Retries;

/// <summary>How long to wait before the next attempt: twice as long each time, up to a limit.</summary>
public sealed class Backoff
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _most;

    /// <summary>Makes one.</summary>
    /// <param name="first">Before the second attempt.</param>
    /// <param name="most">Never longer than this.</param>
    public Backoff(TimeSpan first, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(first, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, first);
        _first = first;
        _most = most;
    }

    /// <summary>The time before an attempt, the first of which is 1 and needs none.</summary>
    public TimeSpan Before(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (attempt == 1)
        {
            return TimeSpan.Zero;
        }

        double ticks = _first.Ticks * Math.Pow(2, attempt - 2);
        return ticks >= _most.Ticks ? _most : TimeSpan.FromTicks((long)ticks);
    }
}
