namespace Gateway.Tests;

using Microsoft.Extensions.Configuration;

public class RouteSettingsTests
{
	[Test]
	public void Routes_are_read_from_the_configuration()
	{
		var routes = RouteSettings.Read(Section("/a", "http://a.internal/"));

		Assert.That(routes.Resolve("/a/b"), Is.EqualTo(new Uri("http://a.internal/b")));
	}

	[Test]
	public void A_destination_that_is_no_url_is_refused() =>
		Assert.That(() => RouteSettings.Read(Section("/a", "a b")).Resolve("/a"), Throws.InvalidOperationException);

	private static IConfiguration Section(string key, string value) =>
		new ConfigurationBuilder()
			.AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)])
			.Build();
}
