using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;

// Runs the services of emitted solutions against an emulator in another process.
var services = typeof(IService).Assembly.GetTypes()
    .Where(type => type.IsClass && type.IsAssignableTo(typeof(IService)))
    .ToDictionary(type => type.Namespace!, type => (IService)Activator.CreateInstance(type)!);
using X509Certificate2 another = SelfSigned("CN=another");

await CommandLoop.RunAsync(async command =>
{
    IService service = services[(string)command["service"]!];
    ServiceSetup setup = command["setup"].Deserialize<ServiceSetup>(JsonSerializerOptions.Web)!;

    try
    {
        return (string?)command["command"] switch
        {
            "call" => await service.CallAsync(setup),
            "steal" => await service.StealAsync(setup, another),
            _ => throw new ArgumentException($"There is no command {command["command"]}."),
        };
    }
    catch (Exception exception) when (exception is MsalException or HttpRequestException)
    {
        return new JsonObject
        {
            ["failure"] = exception.GetType().Name,
            ["code"] = (exception as MsalException)?.ErrorCode,
            ["message"] = exception.Message,
        };
    }
});

static X509Certificate2 SelfSigned(string subject)
{
    using var key = RSA.Create(2048);
    var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    using X509Certificate2 ephemeral = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    // Windows refuses a key that exists in memory only in a TLS handshake.
    return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), password: null);
}
