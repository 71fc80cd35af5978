using Shop.Api.Services;
using Shop.Pricing;

var builder = WebApplication.CreateBuilder(args);

// Add services to the container.
builder.Services.AddControllers();
builder.Services.AddOpenApi();
builder.Services.AddSingleton(new PriceList(new Dictionary<string, decimal>
{
    ["pencil"] = 0.80m,
    ["notebook"] = 3.50m,
}).WithRebate(from: 10, percent: 5).WithRebate(from: 100, percent: 12));
builder.Services.AddSingleton<IClock, SystemClock>();
builder.Services.AddScoped<QuoteService>();

var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    app.MapOpenApi();
}

app.UseHttpsRedirection();
app.UseAuthorization();
app.MapControllers();

app.Run();

public partial class Program;
