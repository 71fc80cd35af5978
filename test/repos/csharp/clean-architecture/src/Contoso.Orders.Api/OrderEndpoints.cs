using Contoso.Orders.Application;
using Contoso.Orders.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Contoso.Orders.Api;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder orders = routes.MapGroup("/orders");
        orders.MapPost("/", PlaceAsync);
        orders.MapGet("/{id:guid}", FindAsync);
    }

    private static async Task<Results<Created<OrderView>, ProblemHttpResult>> PlaceAsync(
        PlaceOrder command,
        OrderService service,
        CancellationToken cancellationToken)
    {
        try
        {
            Order order = await service.PlaceAsync(command, cancellationToken);
            return TypedResults.Created($"/orders/{order.Id}", OrderView.Of(order));
        }
        catch (ArgumentException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<Ok<OrderView>, NotFound>> FindAsync(
        Guid id,
        OrderService service,
        CancellationToken cancellationToken)
    {
        Order? order = await service.FindAsync(id, cancellationToken);
        return order is null ? TypedResults.NotFound() : TypedResults.Ok(OrderView.Of(order));
    }
}
