using Contoso.Orders.Domain;

namespace Contoso.Orders.Application;

public interface IOrderStore
{
    Task<Order?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task SaveAsync(Order order, CancellationToken cancellationToken);
}
