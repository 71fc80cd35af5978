using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using Scenario.MtlsPop;

namespace Scenario;

internal sealed partial class Service
{
    static partial void UseLeg1(IServiceCollection services, AuthenticationResult leg1) =>
        services.AddSingleton<IFicLeg1Acquirer>(new Leg1(leg1));

    private sealed class Leg1(AuthenticationResult token) : IFicLeg1Acquirer
    {
        public Task<AuthenticationResult> AcquireTokenAsync(CancellationToken cancellationToken) => Task.FromResult(token);
    }
}
