namespace Shop.Pricing;

/// <summary>Prices by article, with what is taken off for many of one.</summary>
public class PriceList
{
    private readonly Dictionary<string, decimal> _prices;
    private readonly SortedDictionary<int, decimal> _rebates = new(Comparer<int>.Create((x, y) => y.CompareTo(x)));

    public PriceList(IEnumerable<KeyValuePair<string, decimal>> prices)
    {
        _prices = new Dictionary<string, decimal>(prices, StringComparer.OrdinalIgnoreCase);
    }

    public PriceList WithRebate(int from, decimal percent)
    {
        _rebates[from] = percent;
        return this;
    }

    public decimal? PriceOf(string article, int quantity)
    {
        if (quantity < 1 || !_prices.TryGetValue(article, out var price))
        {
            return null;
        }

        var rebate = _rebates.FirstOrDefault(each => quantity >= each.Key).Value;
        return Math.Round(price * quantity * (100 - rebate) / 100, 2);
    }
}
