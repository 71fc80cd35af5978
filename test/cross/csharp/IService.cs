using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

/// <summary>The service of one emitted solution.</summary>
internal interface IService
{
    /// <summary>Acquires a token and calls the resource, as the service does.</summary>
    Task<JsonObject> CallAsync(ServiceSetup setup);

    /// <summary>Calls the resource with the service's token and somebody else's certificate.</summary>
    Task<JsonObject> StealAsync(ServiceSetup setup, X509Certificate2 another);
}
