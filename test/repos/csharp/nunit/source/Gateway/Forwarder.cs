namespace Gateway;

using System.Net;
using Gateway.Routing;

internal sealed class Forwarder(HttpClient client, RouteTable routes)
{
	public async Task ForwardAsync(HttpContext context)
	{
		var destination = routes.Resolve(context.Request.Path);
		if (destination is null)
		{
			context.Response.StatusCode = (int)HttpStatusCode.NotFound;
			return;
		}

		using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), destination);
		using var response = await client.SendAsync(
			request,
			HttpCompletionOption.ResponseHeadersRead,
			context.RequestAborted);
		context.Response.StatusCode = (int)response.StatusCode;
		await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
	}
}
