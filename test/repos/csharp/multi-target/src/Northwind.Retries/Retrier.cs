using Microsoft.Extensions.Logging;

namespace Northwind.Retries;

/// <summary>Tries again what may go well the next time.</summary>
public sealed class Retrier(Backoff backoff, TimeProvider clock, ILogger<Retrier> logger)
{
    /// <summary>Tries until it goes well, and gives up with the last error.</summary>
    public async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> action,
        int attempts,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        for (int attempt = 1; ; attempt++)
        {
            await Task.Delay(backoff.Before(attempt), clock, cancellationToken).ConfigureAwait(false);
            try
            {
                return await action(cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException error) when (attempt < attempts)
            {
                logger.LogWarning(error, "Attempt {Attempt} failed", attempt);
            }
        }
    }
}
