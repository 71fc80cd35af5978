import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import { render } from '../../render/render.js';
import type { CSharpFlow } from '../../scenario/flow.js';
import { resolveFlow } from '../../scenario/resolve.js';
import type { CSharpTarget } from '../../target/csharp/csharp-target.js';
import type { Placement } from '../placement.js';
import { layOutCSharp } from './lay-out.js';
import { fittedFlow } from './place/fitted-flow.js';
import { placeOf } from './place/place-of.js';
import { projectWith, targetWith } from './testing/targets.js';

let pack: Pack;

beforeAll(async () => {
  pack = await loadPack();
});

const confidential = { flow: 'vanilla', auth: 'confidential-client' } as const;
const ficBearer = {
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'system-assigned',
  finalToken: 'bearer',
} as const;

type Named = readonly [name: string, scenario: Readonly<Record<string, string>>];

/** Lays flows out beside each other, the first one first. */
async function layOut(target: CSharpTarget, named: readonly Named[], allowMajor = false): Promise<Placement> {
  const flows: CSharpFlow[] = [];
  for (const [name, scenario] of named) {
    const first = flows[0]?.place;
    const place = placeOf(target, first === undefined ? {} : { later: { first, name } });
    const answers = { language: 'csharp', name: 'Flow', ...scenario, resource: 'api://contoso/orders' };
    const flow = resolveFlow(answers, pack, { yes: true });
    if (flow.language === 'csharp') flows.push({ ...flow, name, place });
  }
  const rendered = await Promise.all(
    flows.map(async (flow) => ({ flow, rendering: await render(fittedFlow(flow, target), pack) })),
  );
  return layOutCSharp({ flows: rendered, target, pack, allowMajor });
}

const textOf = ({ files }: Placement, path: string): string => {
  const file = files.find((each) => each.path === path);
  if (file === undefined)
    throw new Error(`${path} is not among ${files.map((each) => each.path).join(', ')}`);
  return file.text;
};

const applied = ({ edits }: Placement, path: string, text: string | undefined): string => {
  const edit = edits.find((each) => each.path === path);
  if (edit === undefined) throw new Error(`${path} is not edited.`);
  const after = edit.apply(text);
  expect(edit.apply(after)).toBe(after);
  return after;
};

const usingsOf = (text: string): string[] =>
  [...text.matchAll(/^\s*using ([\w.]+(?: = [\w.]+)?);/gm)].map(([, name = '']) => name);

const library = 'src/Contoso.Orders/MtlsPop';
const tests = 'test/Contoso.Orders.Tests/MtlsPop';

describe('a flow in a C# repo', () => {
  it('lies below its project and its test project, in their namespaces, without what a solution of our own has', async () => {
    const placement = await layOut(targetWith(), [['orders', confidential]]);
    const paths = placement.files.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(paths.filter((path) => !path.startsWith(`${library}/`) && !path.startsWith(`${tests}/`))).toEqual(
      [],
    );
    expect(textOf(placement, `${library}/ResourceCaller.cs`)).toContain(
      '\nnamespace Contoso.Orders.MtlsPop;\n',
    );
    expect(textOf(placement, `${tests}/Unit/BoundTokenTests.cs`)).toContain(
      '\nnamespace Contoso.Orders.Tests.MtlsPop.Unit;\n',
    );
    expect(textOf(placement, `${tests}/Emulator/Faults.cs`)).toContain(
      '\nnamespace Contoso.Orders.Tests.MtlsPop.Emulator;\n',
    );
    expect(
      paths.filter((path) => /Program\.cs|Directory\.Build|global\.json|slnx|gitignore/.test(path)),
    ).toEqual([]);
    expect(textOf(placement, `${tests}/.editorconfig`)).toContain('CA1707.severity = none');
    expect(textOf(placement, `${library}/README.md`)).toContain('AddMtlsPop(');
    expect(placement.files.find(({ path }) => path.endsWith('/MtlsHttpClientFactory.cs'))?.rules).toContain(
      'MTLS013',
    );
  });

  it('names in each file what the project does not use everywhere, sorted, and nothing that it does', async () => {
    const plain = await layOut(targetWith({ sdk: 'Microsoft.NET.Sdk.Web' }), [['orders', confidential]]);
    const caller = `${library}/ResourceCaller.cs`;
    expect(usingsOf(textOf(plain, caller))).toEqual([
      'System.Net',
      'System.Net.Http.Headers',
      'Microsoft.Extensions.Options',
      'Microsoft.Identity.Client',
    ]);
    expect(usingsOf(textOf(plain, `${tests}/TestService.cs`))).toEqual([
      'Contoso.Orders.MtlsPop',
      'Contoso.Orders.Tests.MtlsPop.Emulator',
      'Microsoft.Extensions.Configuration',
      'Microsoft.Extensions.DependencyInjection',
      'Microsoft.Extensions.DependencyInjection.Extensions',
      'Microsoft.Identity.Client',
    ]);
    const own = { implicitUsings: false, globalUsings: ['System.Net'] };
    const explicit = await layOut(targetWith(own, own), [['orders', confidential]]);
    expect(usingsOf(textOf(explicit, caller))).toEqual([
      'System',
      'System.Collections.Generic',
      'System.Net.Http',
      'System.Net.Http.Headers',
      'System.Threading',
      'System.Threading.Tasks',
      'Microsoft.Extensions.Logging',
      'Microsoft.Extensions.Options',
      'Microsoft.Identity.Client',
    ]);
    expect(usingsOf(textOf(explicit, `${tests}/Unit/BoundTokenTests.cs`))).toContain('Xunit');
    expect(usingsOf(textOf(explicit, `${library}/Log.cs`)).at(-1)).toBe(
      'TokenSource = Microsoft.Identity.Client.TokenSource',
    );
  });

  it('is written as its neighbours are: block namespaces, tabs, line ends, byte order mark, nullable', async () => {
    const style = {
      ...projectWith({ path: 'A.csproj' }).style,
      namespaces: 'block',
      indent: '\t',
      endOfLine: '\r\n',
      bom: true,
    } as const;
    const target = targetWith({ style, nullable: false }, { frameworks: ['net8.0'] });
    const placement = await layOut(target, [['orders', confidential]]);
    const text = textOf(placement, `${library}/CertificateFile.cs`);
    expect(text.startsWith('\uFEFF#nullable enable\r\n\r\nusing System.')).toBe(true);
    expect(text).not.toMatch(/[^\r]\n|^ +\S/m);
    expect(text).toMatch(/namespace Contoso\.Orders\.MtlsPop\r\n\{\r\n\t\/\/\/ <summary>/);
    expect(text).toMatch(/\r\n#if NET9_0_OR_GREATER\r\n\t\t\tX509CertificateLoader\.[^\r]*\r\n#else\r\n/);
    expect(text.endsWith('\r\n\t}\r\n}\r\n')).toBe(true);
    expect(textOf(placement, `${tests}/TestResult.cs`)).toMatch(/^using [^]*\nnamespace [\w.]+;\n[^\r]*$/);
  });

  it.each([
    ['xunit2', 'CancellationToken.None', '[Fact]'],
    ['xunit', 'TestContext.Current.CancellationToken', '[Fact]'],
    ['nunit', 'TestContext.CurrentContext.CancellationToken', '[Test]'],
    ['mstest', 'TestContext.CancellationToken', '[TestMethod]'],
  ] as const)(
    'has its tests in the words of the test project: %s',
    async (testFramework, token, attribute) => {
      const placement = await layOut(targetWith({}, { testFramework }), [['orders', confidential]]);
      const text = textOf(placement, `${tests}/Unit/SingleFlightTests.cs`);
      expect(text).toContain(token);
      expect(text).toContain(attribute);
    },
  );

  it('tells the C# of .NET 8 which of the overloads of a new NUnit is meant', async () => {
    for (const [version, test] of [
      ['4.6.1', 'Assert.Throws<MtlsPopException>(new Action('],
      ['4.2.2', 'Assert.Throws<MtlsPopException>(() => '],
    ] as const) {
      const nunit = { testFramework: 'nunit', packages: new Map([['NUnit', version]]) } as const;
      const target = targetWith({ frameworks: ['net8.0'] }, { frameworks: ['net8.0'], ...nunit });
      const placement = await layOut(target, [['orders', confidential]]);
      expect(textOf(placement, `${tests}/Unit/BoundTokenTests.cs`).replace(/\(\n\s+/g, '(')).toContain(test);
    }
  });

  it('leaves the new lock of C# 13 to projects that may use it', async () => {
    const file = `${library}/MtlsHttpClientFactory.cs`;
    for (const [project, lock] of [
      [{}, 'readonly Lock _gate'],
      [{ langVersion: '12.0' }, 'readonly object _gate'],
      [{ frameworks: ['net8.0', 'net10.0'] }, 'readonly object _gate'],
    ] as const)
      expect(textOf(await layOut(targetWith(project), [['orders', confidential]]), file)).toContain(lock);
  });

  it('is refused in a namespace that would hide a type of its code, and is not where only the emulator would be', async () => {
    const hidden = layOut(targetWith({ rootNamespace: 'Contoso.Task' }), [['orders', confidential]]);
    await expect(hidden).rejects.toMatchObject({ code: 'namespace-unusable', exitCode: 2 });
    await layOut(targetWith({ rootNamespace: 'Contoso.Host' }), [['orders', confidential]]);
  });
});

describe('a later flow', () => {
  const graph = `${library}/Graph`;

  it('has folders, namespaces, a section and a method of its own', async () => {
    const placement = await layOut(targetWith(), [
      ['orders', confidential],
      ['graph', ficBearer],
    ]);
    expect(textOf(placement, `${graph}/ServiceCollectionExtensions.cs`)).toMatch(
      /namespace Contoso\.Orders\.MtlsPop\.Graph;[^]* AddMtlsPopGraph\(this/,
    );
    expect(textOf(placement, `${graph}/MtlsPopOptions.cs`)).toContain('SectionName = "MtlsPopGraph"');
    expect(textOf(placement, `${tests}/Graph/Unit/MtlsPopOptionsValidatorTests.cs`)).toContain(
      '"MtlsPopGraph:TenantId"',
    );
    expect(textOf(placement, `${graph}/README.md`)).toContain('`MtlsPopGraph__TenantId`');
  });

  it('shares what is the same and belongs to nobody, and has for itself what a container holds', async () => {
    const both = await layOut(targetWith(), [
      ['orders', confidential],
      ['graph', confidential],
    ]);
    const one = await layOut(targetWith(), [['orders', confidential]]);
    const names = (folder: string): string[] =>
      both.files.map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`));
    expect(both.files.filter(({ path }) => !path.includes('/Graph/'))).toEqual(one.files);
    expect(names(graph).map((path) => path.slice(graph.length + 1))).toEqual([
      'FileBindingCertificateSource.cs',
      'IBindingCertificateSource.cs',
      'ITokenAcquirer.cs',
      'MtlsHttpClientFactory.cs',
      'MtlsPopOptions.cs',
      'MtlsPopOptionsValidator.cs',
      'MtlsPopTokenAcquirer.cs',
      'README.md',
      'ResourceCaller.cs',
      'ServiceCollectionExtensions.cs',
      'StoreBindingCertificateSource.cs',
    ]);
    expect(names(`${tests}/Graph`).filter((path) => path.includes('/Emulator/'))).toEqual([]);
    expect(names(`${tests}/Graph`)).toContain(`${tests}/Graph/TestService.cs`);
  });

  it('calls a shared type by an alias where its own namespace is used too, since both may have the name', async () => {
    const placement = await layOut(targetWith(), [
      ['orders', confidential],
      ['graph', confidential],
    ]);
    const text = textOf(placement, `${tests}/Graph/Unit/FileBindingCertificateSourceTests.cs`);
    expect(usingsOf(text)).toContain('Contoso.Orders.MtlsPop.Graph');
    expect(usingsOf(text)).not.toContain('Contoso.Orders.MtlsPop');
    expect(usingsOf(text)).toContain('MtlsPopException = Contoso.Orders.MtlsPop.MtlsPopException');
  });
});

describe('the edits', () => {
  const project = 'src/Contoso.Orders/Contoso.Orders.csproj';
  const testProject = 'test/Contoso.Orders.Tests/Contoso.Orders.Tests.csproj';
  const empty = '<Project Sdk="Microsoft.NET.Sdk">\n</Project>\n';

  it('give a class library its packages and let its tests see what is internal', async () => {
    const placement = await layOut(targetWith(), [['orders', confidential]]);
    expect(placement.edits.map(({ path }) => path)).toEqual([project, testProject]);
    const version = pack.facts.packages.csharp['Microsoft.Identity.Client']?.range ?? '';
    const edited = applied(placement, project, empty);
    expect(edited).toContain(`<PackageReference Include="Microsoft.Identity.Client" Version="${version}" />`);
    expect(edited).toContain('"Microsoft.Extensions.Logging"');
    expect(edited).toContain('<InternalsVisibleTo Include="Contoso.Orders.Tests" />');
    const tested = applied(placement, testProject, empty);
    expect(tested).toContain('<FrameworkReference Include="Microsoft.AspNetCore.App" />');
    expect(tested).toContain('"Microsoft.Extensions.TimeProvider.Testing"');
    expect(tested).not.toContain('ProjectReference');
  });

  it('give a web project no more than MSAL, and its appsettings.json the section', async () => {
    const web = {
      sdk: 'Microsoft.NET.Sdk.Web',
      isExecutable: true,
      frameworkReferences: ['Microsoft.AspNetCore.App'],
    };
    const placement = await layOut(targetWith(web), [['orders', confidential]]);
    expect(applied(placement, project, empty)).not.toContain('Microsoft.Extensions');
    expect(applied(placement, testProject, empty)).not.toContain('FrameworkReference');
    const settings = 'src/Contoso.Orders/appsettings.json';
    expect(JSON.parse(applied(placement, settings, '{ "AllowedHosts": "*" }\n'))).toMatchObject({
      AllowedHosts: '*',
      MtlsPop: { TenantId: '', Resource: { Scope: 'api://contoso/orders/.default' } },
    });
    const filled = '{ "MtlsPop": { "TenantId": "contoso.com" } }\n';
    expect(applied(placement, settings, filled)).toBe(filled);
  });

  it('raise what is below the least version, keep what does, and ask before a major version', async () => {
    const reference = (version: string): string =>
      `<Project>\n  <ItemGroup>\n    <PackageReference Include="Microsoft.Identity.Client" Version="${version}" />\n  </ItemGroup>\n</Project>\n`;
    const having = (version: string): CSharpTarget =>
      targetWith({ packages: new Map([['Microsoft.Identity.Client', version]]) });
    const { range = '', least = '' } = pack.facts.packages.csharp['Microsoft.Identity.Client'] ?? {};
    const raised = await layOut(having('4.61.3'), [['orders', confidential]]);
    expect(applied(raised, project, reference('4.61.3'))).toContain(
      `"Microsoft.Identity.Client" Version="${range}"`,
    );
    for (const version of [least, '4.999.0']) {
      const kept = await layOut(having(version), [['orders', confidential]]);
      expect(applied(kept, project, reference(version))).toContain(
        `"Microsoft.Identity.Client" Version="${version}"`,
      );
    }
    const old = having('3.0.9');
    await expect(layOut(old, [['orders', confidential]])).rejects.toMatchObject({
      code: 'needs-major',
      exitCode: 2,
    });
    const allowed = await layOut(old, [['orders', confidential]], true);
    expect(applied(allowed, project, reference('3.0.9'))).toContain(`Version="${range}"`);
  });

  it('take the version of packages that are released together from those that are there', async () => {
    const having = async (version: string): Promise<string> => {
      const packages = new Map([['Microsoft.Extensions.Logging.Abstractions', version]]);
      return applied(await layOut(targetWith({ packages }), [['orders', confidential]]), project, empty);
    };
    expect(await having('9.0.9')).toContain('"Microsoft.Extensions.Logging" Version="9.0.9"');
    expect(await having('8.0.3')).toContain('"Microsoft.Extensions.Logging" Version="8.0.1"');
  });

  it('write versions where they are central', async () => {
    const central = { usesCentralPackages: true };
    const target = {
      ...targetWith(central, central),
      centralPackages: { path: 'Directory.Packages.props', text: '' },
    };
    const placement = await layOut(target, [['orders', confidential]]);
    expect(applied(placement, project, empty)).toContain(
      '<PackageReference Include="Microsoft.Identity.Client" />',
    );
    const versions = applied(placement, 'Directory.Packages.props', '<Project>\n</Project>\n');
    expect(versions).toMatch(/<PackageVersion Include="Microsoft\.Identity\.Client" Version="[\d.]+" \/>/);
    expect(versions).toMatch(
      /<PackageVersion Include="Microsoft\.IdentityModel\.JsonWebTokens" Version="[\d.]+" \/>/,
    );
  });

  it('make a test project where there is none, and list it in the solution', async () => {
    const placement = await layOut(targetWith({}, 'none'), [['orders', confidential]]);
    const made = textOf(placement, testProject);
    expect(made).toContain(
      '<ProjectReference Include="..\\..\\src\\Contoso.Orders\\Contoso.Orders.csproj" />',
    );
    expect(made).toContain('Include="xunit.v3"');
    expect(applied(placement, 'Contoso.Orders.slnx', '<Solution>\n</Solution>\n')).toContain(testProject);
    expect(placement.notes.join()).toContain(testProject);
    expect(usingsOf(textOf(placement, `${tests}/Unit/BoundTokenTests.cs`))).not.toContain('Xunit');
  });

  it('make tests for the platform that `dotnet test` runs on', async () => {
    const off = '<IsTestingPlatformApplication>false</IsTestingPlatformApplication>';
    const target = targetWith({}, 'none');
    const [onPlatform, onVstest] = await Promise.all(
      [true, false].map(async (testingPlatform) => {
        const placement = await layOut({ ...target, testingPlatform }, [['orders', confidential]]);
        return textOf(placement, testProject);
      }),
    );
    expect(onPlatform).not.toContain('Microsoft.NET.Test.Sdk');
    expect(onPlatform).not.toContain(off);
    expect(onVstest).toContain('Include="xunit.runner.visualstudio"');
    expect(onVstest).toContain(off);
  });

  it('keep new tests out of a project that lies above them', async () => {
    const target = targetWith({ path: 'Orders.csproj' }, 'none');
    const placement = await layOut(target, [['orders', confidential]]);
    const text =
      '<Project Sdk="Microsoft.NET.Sdk">\r\n  <PropertyGroup>\r\n  </PropertyGroup>\r\n</Project>\r\n';
    expect(applied(placement, 'Orders.csproj', text)).toContain(
      '\r\n    <DefaultItemExcludes>$(DefaultItemExcludes);test/**</DefaultItemExcludes>\r\n',
    );
  });
});
