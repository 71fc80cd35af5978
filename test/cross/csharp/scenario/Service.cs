using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;
using Scenario.MtlsPop;

namespace Scenario;

/// <summary>The emitted library as a host wires it, with connections that lead to the emulator.</summary>
internal sealed partial class Service : IService
{
    public async Task<JsonObject> CallAsync(ServiceSetup setup)
    {
        await using ServiceProvider provider = Build(setup);
        AuthenticationResult token = await AcquireAsync(provider, setup);
        using HttpResponseMessage response = await SendAsync(provider, setup);

        return new JsonObject
        {
            ["tokenType"] = token.TokenType,
            ["boundTo"] = token.BindingCertificate?.GetCertHashString(HashAlgorithmName.SHA256),
            ["status"] = (int)response.StatusCode,
            ["body"] = JsonNode.Parse(await response.Content.ReadAsStringAsync()),
        };
    }

    public async Task<JsonObject> StealAsync(ServiceSetup setup, X509Certificate2 another)
    {
        await using ServiceProvider provider = Build(setup);
        AuthenticationResult token = await AcquireAsync(provider, setup);
        token.BindingCertificate = another;
        await using ServiceProvider thief = Build(setup, new Loot(token));
        using HttpResponseMessage response = await SendAsync(thief, setup);
        return new JsonObject { ["status"] = (int)response.StatusCode };
    }

    /// <summary>In a FIC flow, lets a given token stand for leg 1.</summary>
    static partial void UseLeg1(IServiceCollection services, AuthenticationResult leg1);

    private static ServiceProvider Build(ServiceSetup setup, ITokenAcquirer? acquirer = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => new MtlsHttpClientFactory(TimeSpan.FromSeconds(30), setup.CreateHandler));

        if (acquirer is not null)
        {
            services.AddSingleton(acquirer);
        }

        if (setup.Leg1 is not null)
        {
            UseLeg1(services, setup.Leg1.ToResult());
        }

        return services.AddMtlsPop(setup.CreateConfiguration()).BuildServiceProvider();
    }

    private static Task<AuthenticationResult> AcquireAsync(ServiceProvider provider, ServiceSetup setup) =>
        provider.GetRequiredService<ITokenAcquirer>().AcquireTokenAsync(setup.Target);

    private static async Task<HttpResponseMessage> SendAsync(ServiceProvider provider, ServiceSetup setup)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, setup.Url);
        return await provider.GetRequiredService<ResourceCaller>().SendAsync(request);
    }

    private sealed class Loot(AuthenticationResult token) : ITokenAcquirer
    {
        public Task<AuthenticationResult> AcquireTokenAsync(string target, string? claims, CancellationToken cancellationToken) =>
            Task.FromResult(token);
    }
}
