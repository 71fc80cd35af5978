using Contoso.Orders.Application;
using Microsoft.Extensions.DependencyInjection;

namespace Contoso.Orders.Infrastructure;

public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IOrderStore, InMemoryOrderStore>();
        services.AddScoped<OrderService>();
        return services;
    }
}
