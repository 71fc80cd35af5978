using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Adatum.Mail.Dispatch;

internal sealed class Dispatcher(Outbox outbox, ILogger<Dispatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (outbox.Take() is { } letter)
            {
                logger.LogInformation("To {To}: {Subject}", letter.To, letter.Subject);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }
}
