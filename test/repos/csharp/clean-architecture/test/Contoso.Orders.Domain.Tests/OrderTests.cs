using Xunit;

namespace Contoso.Orders.Domain.Tests;

public class OrderTests
{
    private readonly Order _order = new(Guid.NewGuid(), "EUR", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Adds_up_its_lines()
    {
        _order.Add("A", 2, new Money(1.50m, "EUR"));
        _order.Add("B", 1, new Money(4m, "EUR"));

        Assert.Equal(new Money(7m, "EUR"), _order.Total);
    }

    [Fact]
    public void Joins_lines_of_the_same_thing()
    {
        _order.Add("A", 2, new Money(1m, "EUR"));
        _order.Add("A", 3, new Money(1m, "EUR"));

        Assert.Equal(5, Assert.Single(_order.Lines).Quantity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_a_quantity_that_is_none(int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _order.Add("A", quantity, Money.Zero("EUR")));

    [Fact]
    public void Refuses_to_add_currencies()
    {
        _order.Add("A", 1, new Money(1m, "USD"));

        Assert.Throws<InvalidOperationException>(() => _order.Total);
    }
}
