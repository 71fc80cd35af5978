using Telemetry.Collector;

var builder = Host.CreateApplicationBuilder(args);

builder.Services.Configure<CollectorOptions>(builder.Configuration.GetSection("Collector"));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Batch>();
builder.Services.AddHostedService<Worker>();

var host = builder.Build();
host.Run();
