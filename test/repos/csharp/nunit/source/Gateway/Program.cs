using Gateway;
using Gateway.Routing;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<Forwarder>();
builder.Services.AddSingleton(RouteSettings.Read(builder.Configuration.GetSection("Routes")));

var app = builder.Build();

app.Map("{**path}", (HttpContext context, Forwarder forwarder) => forwarder.ForwardAsync(context));

app.Run();
