namespace Telemetry.Collector;

public class CollectorOptions
{
    public int BatchSize { get; set; } = 50;

    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);
}
