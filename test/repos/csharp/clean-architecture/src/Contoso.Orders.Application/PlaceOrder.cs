namespace Contoso.Orders.Application;

public sealed record PlaceOrder(string Currency, IReadOnlyList<PlaceOrderLine> Lines);

public sealed record PlaceOrderLine(string Sku, int Quantity, decimal UnitPrice);
