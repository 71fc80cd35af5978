using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Shop.Api.Services;

namespace Shop.Api.Tests;

public class QuotesControllerTests : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _client;

    public QuotesControllerTests(WebApplicationFactory<Program> factory)
    {
        _client = factory.CreateClient();
    }

    [Fact]
    public async Task Get_GivesAQuote()
    {
        var quote = await _client.GetFromJsonAsync<Quote>("/api/quotes/notebook?quantity=2");

        Assert.Equal(7.00m, quote?.Price);
    }

    [Fact]
    public async Task Get_WithoutAPriceIsNotFound()
    {
        using var response = await _client.GetAsync("/api/quotes/stapler");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
