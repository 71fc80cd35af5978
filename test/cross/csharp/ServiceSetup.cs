using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Identity.Client;

/// <summary>How a service is set up for an emulator in another process.</summary>
/// <param name="Port">The emulator's TLS port on loopback.</param>
/// <param name="CaFile">PEM of the only authority that its certificates are held against.</param>
/// <param name="Settings">The configuration section of the service.</param>
/// <param name="Leg1">The result of leg 1, where MSAL cannot acquire it on this machine.</param>
internal sealed record ServiceSetup(
    int Port,
    string CaFile,
    Dictionary<string, string?> Settings,
    GivenLeg1? Leg1 = null)
{
    public string Target => Settings.GetValueOrDefault("Resource:Scope") ?? Settings["Resource:Id"]!;

    public Uri Url => new(Settings["Resource:Url"]!);

    public IConfiguration CreateConfiguration() => new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();

    /// <summary>Real host names, loopback addresses, and the emulator's root as the only one trusted.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(CaFile);

        return new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
    }
}

/// <summary>Leg 1's token with its binding certificate and key as PEM.</summary>
internal sealed record GivenLeg1(string AccessToken, string CertificatePem, string PrivateKeyPem)
{
    public AuthenticationResult ToResult()
    {
        using X509Certificate2 ephemeral = X509Certificate2.CreateFromPem(CertificatePem, PrivateKeyPem);
        DateTimeOffset expiresOn = DateTimeOffset.UtcNow.AddHours(1);

        return new AuthenticationResult(
            AccessToken,
            isExtendedLifeTimeToken: false,
            uniqueId: null,
            expiresOn,
            expiresOn,
            tenantId: null,
            account: null,
            idToken: null,
            scopes: [],
            Guid.NewGuid(),
            "mtls_pop",
            new AuthenticationResultMetadata(TokenSource.IdentityProvider))
        {
            // Windows refuses a key that exists in memory only in a TLS handshake.
            BindingCertificate = X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), password: null),
        };
    }
}
