namespace Gateway.Routing;

using System.Collections.Immutable;

/// <summary>Where requests go, by the longest prefix of their path.</summary>
public sealed class RouteTable
{
	private readonly ImmutableArray<Route> _routes;

	public RouteTable(IEnumerable<Route> routes)
	{
		_routes = [.. routes.OrderByDescending(route => route.Prefix.Length)];
	}

	public Uri? Resolve(string path)
	{
		ArgumentNullException.ThrowIfNull(path);
		foreach (var route in _routes)
		{
			if (IsBelow(path, route.Prefix))
			{
				return new Uri(route.Destination, path[route.Prefix.Length..].TrimStart('/'));
			}
		}

		return null;
	}

	private static bool IsBelow(string path, string prefix) =>
		path.StartsWith(prefix, StringComparison.Ordinal)
			&& (path.Length == prefix.Length || prefix.EndsWith('/') || path[prefix.Length] == '/');
}
