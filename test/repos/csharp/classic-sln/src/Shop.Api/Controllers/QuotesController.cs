using Microsoft.AspNetCore.Mvc;
using Shop.Api.Services;

namespace Shop.Api.Controllers;

[ApiController]
[Route("api/[controller]")]
public class QuotesController : ControllerBase
{
    private readonly QuoteService _quotes;
    private readonly ILogger<QuotesController> _logger;

    public QuotesController(QuoteService quotes, ILogger<QuotesController> logger)
    {
        _quotes = quotes;
        _logger = logger;
    }

    [HttpGet("{article}")]
    public ActionResult<Quote> Get(string article, [FromQuery] int quantity = 1)
    {
        var quote = _quotes.QuoteFor(article, quantity);
        if (quote is null)
        {
            _logger.LogInformation("No price for {Quantity} of {Article}", quantity, article);
            return NotFound();
        }

        return quote;
    }
}
