using Shop.Pricing;

namespace Shop.Api.Services;

public class QuoteService
{
    private readonly PriceList _prices;
    private readonly IClock _clock;

    public QuoteService(PriceList prices, IClock clock)
    {
        _prices = prices;
        _clock = clock;
    }

    public Quote? QuoteFor(string article, int quantity)
    {
        var price = _prices.PriceOf(article, quantity);
        return price is null ? null : new Quote(article, quantity, price.Value, _clock.Now.AddDays(14));
    }
}

public record Quote(string Article, int Quantity, decimal Price, DateTimeOffset ValidUntil);
