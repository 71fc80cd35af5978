using Adatum.Mail.Dispatch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<Outbox>();
builder.Services.AddHostedService<Dispatcher>();
await builder.Build().RunAsync();
