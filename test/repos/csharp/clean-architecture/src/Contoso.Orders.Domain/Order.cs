namespace Contoso.Orders.Domain;

public sealed class Order
{
    private readonly List<OrderLine> _lines = [];

    public Order(Guid id, string currency, DateTimeOffset placedAt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(currency);
        Id = id;
        Currency = currency;
        PlacedAt = placedAt;
    }

    public Guid Id { get; }

    public string Currency { get; }

    public DateTimeOffset PlacedAt { get; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public Money Total => _lines.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Total);

    public void Add(string sku, int quantity, Money unitPrice)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sku);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        int index = _lines.FindIndex(line => line.Sku == sku && line.UnitPrice == unitPrice);
        if (index >= 0)
        {
            _lines[index] = _lines[index] with { Quantity = _lines[index].Quantity + quantity };
            return;
        }

        _lines.Add(new OrderLine(sku, quantity, unitPrice));
    }
}
