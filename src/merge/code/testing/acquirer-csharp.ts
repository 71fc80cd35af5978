import { edited } from './merging.js';

/** A file as it is generated. */
export const base = `using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace Contoso.Orders.MtlsPop;

/// <summary>Gets tokens.</summary>
internal sealed partial class TokenAcquirer(IMsalHttpClientFactory factory) : ITokenAcquirer
{
    private const string Host = "login.microsoftonline.com";
    private readonly IMsalHttpClientFactory _factory = factory;

    /// <summary>Azure region.</summary>
    public string Region { get; set; } = "";

    /// <summary>Gets a token.</summary>
    public async Task<string> AcquireAsync(string scope, CancellationToken cancellationToken)
    {
        IConfidentialClientApplication application = Build();
        AuthenticationResult result = await application
            .AcquireTokenForClient([scope])
            .ExecuteAsync(cancellationToken);

        if (result.TokenType != "pop")
        {
            throw new InvalidOperationException(result.TokenType);
        }

        return result.AccessToken;
    }

    public void Reset(string scope)
    {
        Forget(scope);
    }

    public void Reset(Uri resource)
    {
        Forget(resource.Host);
    }

    private IConfidentialClientApplication Build()
    {
        var settings = new Dictionary<string, string>
        {
            ["Region"] = Region,
            ["Host"] = Host,
        };

        return Create(settings);
    }

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex RegionPattern();
}
`;

/** What another version generates. */
export const theirs = edited(
  base,
  ['"pop"', '"mtls_pop"'],
  ['public string Region { get; set; } = "";', 'public string? Region { get; set; }'],
  ['            ["Host"] = Host,\n', '            ["Host"] = Host,\n            ["Claims"] = "cp1",\n'],
);
