using Shop.Api.Services;
using Shop.Pricing;

namespace Shop.Api.Tests;

public class QuoteServiceTests
{
    private readonly QuoteService _service = new(
        new PriceList(new Dictionary<string, decimal> { ["pencil"] = 0.80m }).WithRebate(10, 5),
        new FixedClock());

    [Theory]
    [InlineData(1, 0.80)]
    [InlineData(9, 7.20)]
    [InlineData(10, 7.60)]
    public void QuoteFor_TakesOffWhatIsTakenOffForMany(int quantity, double price)
    {
        Assert.Equal((decimal)price, _service.QuoteFor("Pencil", quantity)?.Price);
    }

    [Fact]
    public void QuoteFor_IsValidForTwoWeeks()
    {
        Assert.Equal(new DateTimeOffset(2025, 1, 15, 0, 0, 0, TimeSpan.Zero), _service.QuoteFor("pencil", 1)?.ValidUntil);
    }

    [Fact]
    public void QuoteFor_KnowsNoOtherArticle()
    {
        Assert.Null(_service.QuoteFor("stapler", 1));
    }

    private class FixedClock : IClock
    {
        public DateTimeOffset Now => new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
