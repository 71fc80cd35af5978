namespace Telemetry.Collector;

internal class Worker(Batch batch, TimeProvider clock, ILogger<Worker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var full = batch.Add(new Reading("cpu", Environment.WorkingSet)) ?? batch.TakeIfDue();
            if (full is not null)
            {
                logger.LogInformation("Sent {Count} readings", full.Count);
            }
        }
    }
}
