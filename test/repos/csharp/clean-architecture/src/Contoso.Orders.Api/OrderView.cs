using Contoso.Orders.Domain;

namespace Contoso.Orders.Api;

internal sealed record OrderView(Guid Id, decimal Total, string Currency, int Lines)
{
    public static OrderView Of(Order order) =>
        new(order.Id, order.Total.Amount, order.Currency, order.Lines.Count);
}
