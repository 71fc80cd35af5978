using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

/// <summary>One running emulator, steered by commands.</summary>
internal sealed class EmulatorSession(EntraEmulator emulator) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private int _forgotten;

    /// <summary>What a client has to be told.</summary>
    public JsonNode? Describe() => JsonSerializer.SerializeToNode(
        new
        {
            emulator.Port,
            ImdsUrl = $"http://127.0.0.1:{emulator.ImdsPort}",
            emulator.CaPem,
            emulator.Directory.TenantId,
            emulator.Directory.Main.ClientId,
            Leg1ClientId = emulator.Directory.Leg1.ClientId,
            Leg1ObjectId = emulator.Directory.Leg1.ObjectId,
            MtlsDisabledClientId = emulator.Directory.MtlsDisabled.ClientId,
            Identities = new { emulator.Directory.SystemAssigned, emulator.Directory.UserAssigned },
            Resource = new
            {
                Url = $"https://{EntraDirectory.OrdersApi.Host}/orders",
                Scope = $"{EntraDirectory.OrdersApi.Audience}/.default",
            },
            Credential = Pem(emulator.Credential),
        },
        Json);

    public JsonNode? Execute(JsonObject command)
    {
        switch ($"{command["command"]}")
        {
            case "issueCredential":
                Credential issued = emulator.IssueCredential(
                    (string?)command["subject"],
                    (bool?)command["trusted"] ?? true,
                    (DateTimeOffset?)command["notAfter"]);
                return JsonSerializer.SerializeToNode(Pem(issued), Json);
            case "issueToken":
                return emulator.IssueToken(command.Deserialize<IssueTokenOptions>(Json)!);
            case "prepare":
                Prepare(command);
                return null;
            case "entries":
                return JsonSerializer.SerializeToNode(emulator.Journal.Entries.Skip(_forgotten), Json);
            default:
                throw new ArgumentException($"There is no command {command["command"]}.");
        }
    }

    public ValueTask DisposeAsync() => emulator.DisposeAsync();

    private void Prepare(JsonObject command)
    {
        EmulatedService service = command["service"].Deserialize<EmulatedService>(Json);
        _forgotten = emulator.Journal.Entries.Count;
        emulator.Faults.Clear();

        foreach (JsonObject fault in command["faults"]!.AsArray().Cast<JsonObject>())
        {
            Plan(service, fault);
        }
    }

    private void Plan(EmulatedService service, JsonObject fault)
    {
        (string kind, JsonNode? detail) = fault.Single();

        switch (kind)
        {
            case "respond":
                emulator.Faults.Respond(service, detail.Deserialize<Reply>(Json)!);
                break;
            case "amendToken":
                emulator.Faults.AmendToken(reply =>
                {
                    foreach ((string name, JsonNode? value) in detail!.AsObject())
                    {
                        reply[name] = value?.DeepClone();
                    }
                });
                break;
            case "reset":
                emulator.Faults.Reset(service);
                break;
            case "requireAuthenticationContext":
                emulator.Faults.AuthenticationContext = (string?)detail;
                break;
            default:
                throw new ArgumentException($"There is no fault {kind}.");
        }
    }

    private static object Pem(Credential credential)
    {
        string certificatePem = $"{credential.Certificate.ExportCertificatePem()}\n";
        return new
        {
            CertificatePem = certificatePem,
            PrivateKeyPem = credential.Pem[certificatePem.Length..],
            credential.Pem,
        };
    }
}
