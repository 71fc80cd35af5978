using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Contoso.Orders.Application;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Contoso.Orders.Api.Tests;

public sealed class OrderEndpointsTests(WebApplicationFactory<Program> factory)
    : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _client = factory.CreateClient();

    [Fact]
    public async Task Gives_back_an_order_that_was_placed()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var command = new PlaceOrder("EUR", [new PlaceOrderLine("A", 2, 3m)]);

        using HttpResponseMessage placed = await _client.PostAsJsonAsync("/orders", command, cancellationToken);

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        JsonElement order = await _client.GetFromJsonAsync<JsonElement>(placed.Headers.Location, cancellationToken);
        Assert.Equal(6m, order.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task Refuses_an_order_without_lines()
    {
        using HttpResponseMessage refused = await _client.PostAsJsonAsync(
            "/orders",
            new PlaceOrder("EUR", []),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
