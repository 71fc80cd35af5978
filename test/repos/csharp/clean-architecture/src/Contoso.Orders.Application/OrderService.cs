using Contoso.Orders.Domain;
using Microsoft.Extensions.Logging;

namespace Contoso.Orders.Application;

public sealed partial class OrderService(IOrderStore store, TimeProvider clock, ILogger<OrderService> logger)
{
    public async Task<Order> PlaceAsync(PlaceOrder command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Lines.Count == 0)
        {
            throw new ArgumentException("An order needs a line.", nameof(command));
        }

        var order = new Order(Guid.NewGuid(), command.Currency, clock.GetUtcNow());
        foreach (PlaceOrderLine line in command.Lines)
        {
            order.Add(line.Sku, line.Quantity, new Money(line.UnitPrice, command.Currency));
        }

        await store.SaveAsync(order, cancellationToken).ConfigureAwait(false);
        LogPlaced(order.Id, order.Lines.Count);
        return order;
    }

    public Task<Order?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        store.FindAsync(id, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {OrderId} placed with {Lines} lines")]
    private partial void LogPlaced(Guid orderId, int lines);
}
