namespace Gateway;

using Gateway.Routing;

internal static class RouteSettings
{
	public static RouteTable Read(IConfiguration section) =>
		new(section.GetChildren().Select(child => new Route(child.Key, Destination(child))));

	private static Uri Destination(IConfigurationSection child) =>
		Uri.TryCreate(child.Value, UriKind.Absolute, out var destination)
			? destination
			: throw new InvalidOperationException($"Routes:{child.Key} is not a URL.");
}
