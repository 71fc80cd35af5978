namespace Gateway.Routing.Tests;

using NUnit.Framework;

public class RouteTableTests
{
	private readonly RouteTable _routes = new(
	[
		new Route("/orders", new Uri("http://orders/")),
		new Route("/orders/archive", new Uri("http://archive/")),
	]);

	[TestCase("/orders/7", "http://orders/7")]
	[TestCase("/orders/archive/7", "http://archive/7")]
	[TestCase("/orders", "http://orders/")]
	public void The_longest_prefix_wins(string path, string destination) =>
		Assert.That(_routes.Resolve(path), Is.EqualTo(new Uri(destination)));

	[TestCase("/ordersets")]
	[TestCase("/")]
	public void Other_paths_lead_nowhere(string path) => Assert.That(_routes.Resolve(path), Is.Null);
}
