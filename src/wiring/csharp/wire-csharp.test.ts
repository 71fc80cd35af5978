import { describe, expect, it } from 'vitest';
import { csharpInput, edited } from '../testing/inputs.js';
import { wiringOf } from '../wiring-of.js';

const file = 'src/Orders.Api/Program.cs';
const call = 'builder.Services.AddMtlsPop(builder.Configuration.GetSection(MtlsPopOptions.SectionName));';

async function wired(text: string, options?: Parameters<typeof csharpInput>[1]): Promise<string> {
  return edited(await wiringOf(csharpInput(text, options)), file, text);
}

async function why(text: string | undefined): Promise<string | undefined> {
  const wiring = await wiringOf(csharpInput(text));
  expect(wiring.edits).toBeUndefined();
  return wiring.why;
}

const minimal = `using System.Text.Json;
using Contoso.Orders.Api.Endpoints;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

// Add services to the container.
builder.Services.AddOpenApi();
builder.Services.AddDbContext<OrdersContext>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Orders"))); // the database

builder.Host.UseSerilog();

var app = builder.Build();

app.MapOrders();
app.Run();

public partial class Program;
`;

describe('wiring into Program.cs', () => {
  it('registers behind the last registration, and sorts the using in', async () => {
    expect(await wired(minimal)).toBe(
      minimal
        .replace('using Microsoft', 'using Contoso.Orders.Api.MtlsPop;\nusing Microsoft')
        .replace('// the database\n', `// the database\n${call}\n`),
    );
  });

  it('stands behind the builder where nothing is registered, with a using on top, behind BOM and licence', async () => {
    const text =
      '\uFEFF// Copyright Contoso.\r\n\r\nvar builder = Host.CreateApplicationBuilder(args);\r\n\r\nbuilder.Build().Run();\r\n';
    expect(await wired(text, { sdk: 'Microsoft.NET.Sdk.Worker' })).toBe(
      `\uFEFF// Copyright Contoso.\r\n\r\nusing Contoso.Orders.Api.MtlsPop;\r\n\r\nvar builder = Host.CreateApplicationBuilder(args);\r\n${call}\r\n\r\nbuilder.Build().Run();\r\n`,
    );
    expect(
      await wired('var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n'),
    ).toBe(
      `using Contoso.Orders.Api.MtlsPop;\n\nvar builder = WebApplication.CreateBuilder(args);\n${call}\nvar app = builder.Build();\n`,
    );
  });

  it('finds its place in a Main method with a namespace block and usings inside', async () => {
    const text = [
      'namespace Contoso.Orders.Api',
      '{',
      '\tusing Microsoft.Extensions.Hosting;',
      '',
      '\tinternal static class Program',
      '\t{',
      '\t\tprivate static async Task Main(string[] args)',
      '\t\t{',
      '\t\t\tHostApplicationBuilder host = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);',
      '\t\t\thost.Services.AddHostedService<Worker>();',
      '\t\t\tusing IHost app = host.Build();',
      '\t\t\tawait app.RunAsync();',
      '\t\t}',
      '\t}',
      '}',
      '',
    ].join('\r\n');
    expect(await wired(text)).toBe(
      text
        .replace('\tusing Microsoft', '\tusing Contoso.Orders.Api.MtlsPop;\r\n\tusing Microsoft')
        .replace('<Worker>();\r\n', `<Worker>();\r\n\t\t\t${call.replaceAll('builder.', 'host.')}\r\n`),
    );
  });

  it('writes no using that the project has', async () => {
    const after = await wired(minimal, { globalUsings: ['Contoso.Orders.Api.MtlsPop'] });
    expect(after).toBe(minimal.replace('// the database\n', `// the database\n${call}\n`));
  });

  it('keeps usings in no order as they are', async () => {
    const text = minimal.replace(
      'using System.Text.Json;\n',
      'using Zebra;\nusing Ape;\nusing static System.Math;\n',
    );
    expect(await wired(text)).toContain(
      'using Microsoft.EntityFrameworkCore;\nusing Contoso.Orders.Api.MtlsPop;\n\n',
    );
  });

  it('brings in no types of a later flow that the first one has too', async () => {
    const first = await wired(minimal);
    const after = await wired(first, { section: 'MtlsPopGraph' });
    expect(after).toBe(
      first
        .replace(
          'EntityFrameworkCore;\n',
          'EntityFrameworkCore;\nusing static Contoso.Orders.Api.MtlsPop.Graph.ServiceCollectionExtensions;\n',
        )
        .replace(
          `${call}\n`,
          `${call}\nbuilder.Services.AddMtlsPopGraph(builder.Configuration.GetSection("MtlsPopGraph"));\n`,
        ),
    );
  });

  it('says why it does not edit what is not clear', async () => {
    expect(await why(undefined)).toBe('There is no src/Orders.Api/Program.cs.');
    expect(
      await why(minimal.replace('var app', 'var other = WebApplication.CreateBuilder();\nvar app')),
    ).toContain('makes 2 builders');
    expect(
      await why('Host.CreateDefaultBuilder(args).ConfigureServices(s => s.AddA()).Build().Run();\n'),
    ).toContain('registers services elsewhere');
    expect(await why('WebApplication.CreateBuilder(args).Build().Run();\n')).toContain('has no variable');
    expect(await why(minimal.replace('builder.Build()', 'Build(builder)'))).toContain(
      'does not call builder.Build()',
    );
    expect(await why(minimal.replace('app.Run();', 'app.Run('))).toContain('syntax error');
    expect(await why(minimal.replace('var app = builder', '<<<<<<< HEAD\nvar app = builder'))).toContain(
      'syntax error',
    );
  });

  it('shows the lines of the host that is found', async () => {
    const web = await wiringOf({ ...csharpInput(minimal), wire: false });
    expect(web).toMatchObject({ file, edits: undefined });
    expect(web.title).toContain('ASP.NET Core');
    expect(web.lines).toContain(call);
    const old = await wiringOf(csharpInput('Host.CreateDefaultBuilder(args).Build().Run();\n'));
    expect(old.lines.join('\n')).toContain('.ConfigureServices((context, services) => services.AddMtlsPop(');
  });
});
