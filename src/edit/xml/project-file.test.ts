import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { addPackageVersion } from './central-packages.js';
import {
  addFrameworkReference,
  addInternalsVisibleTo,
  addPackageReference,
  addProjectReference,
  addUsing,
  setPackageVersion,
} from './project-file.js';
import { insertion } from './testing/insertion.js';

const api = `<Project Sdk="Microsoft.NET.Sdk.Web">

  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>

  <ItemGroup>
    <!-- Storage -->
    <PackageReference Include="Azure.Storage.Blobs" Version="12.24.0" />
    <PackageReference Include="Serilog.AspNetCore" Version="9.0.0" /> <!-- until we log with OTel -->
  </ItemGroup>

  <ItemGroup>
    <ProjectReference Include="..\\Orders.Domain\\Orders.Domain.csproj" />
  </ItemGroup>

</Project>
`;

function problem(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('addPackageReference', () => {
  it('puts a package between its neighbours in the order of their names', () => {
    expect(addPackageReference(api, 'Microsoft.Identity.Client', '4.92.0')).toBe(
      api.replace(
        'Version="12.24.0" />\n',
        'Version="12.24.0" />\n    <PackageReference Include="Microsoft.Identity.Client" Version="4.92.0" />\n',
      ),
    );
  });

  it('keeps the comments that belong to the neighbours beside them', () => {
    const after = addPackageReference(addPackageReference(api, 'Zipkin', '1.0.0'), 'AutoMapper', '9.0.0');
    expect(after).toContain(
      '    <PackageReference Include="AutoMapper" Version="9.0.0" />\n    <!-- Storage -->\n    <PackageReference Include="Azure',
    );
    expect(after).toContain(
      '<!-- until we log with OTel -->\n    <PackageReference Include="Zipkin" Version="1.0.0" />\n  </ItemGroup>',
    );
  });

  it('puts a package last where the others have no order', () => {
    const unsorted = api.replace('Serilog.AspNetCore', 'AAA.First');
    expect(addPackageReference(unsorted, 'Microsoft.Identity.Client', '4.92.0')).toContain(
      'OTel -->\n    <PackageReference Include="Microsoft.Identity.Client" Version="4.92.0" />\n  </ItemGroup>',
    );
  });

  it('writes no version where versions are central, and other metadata as asked', () => {
    expect(
      insertion(api, addPackageReference(api, 'NUnit.Analyzers', undefined, { PrivateAssets: 'all' })),
    ).toContain('<PackageReference Include="NUnit.Analyzers" PrivateAssets="all" />');
  });

  it('changes nothing where the package is there in another case, in a list, or with a condition', () => {
    for (const present of [
      '<PackageReference Include="microsoft.identity.client" Version="4.60.0" />',
      '<PackageReference Include="A; Microsoft.Identity.Client" Version="1.0.0" />',
      `<PackageReference Include="Microsoft.Identity.Client" Version="1.0.0" Condition="'$(X)' == ''" />`,
    ]) {
      const text = api.replace('<!-- Storage -->', present);
      expect(addPackageReference(text, 'Microsoft.Identity.Client', '4.92.0')).toBe(text);
    }
  });

  it('passes over groups with a condition and groups in a Choose', () => {
    const text = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <Choose>
    <When Condition="'$(OS)' == 'Unix'">
      <ItemGroup>
        <PackageReference Include="Mono.Posix" Version="7.1.0" />
      </ItemGroup>
    </When>
  </Choose>
  <ItemGroup Condition="'$(TargetFramework)' == 'net8.0'">
    <PackageReference Include="A" Version="1.0.0" />
  </ItemGroup>
</Project>`;
    expect(addPackageReference(text, 'B', '1.0.0')).toBe(
      text.replace(
        /<\/Project>$/,
        '  <ItemGroup>\n    <PackageReference Include="B" Version="1.0.0" />\n  </ItemGroup>\n</Project>',
      ),
    );
  });

  it('speaks as its neighbours do: Version as an element, tight tags, tabs, CRLF, a byte order mark', () => {
    const elements = `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<Project Sdk="Microsoft.NET.Sdk">
	<ItemGroup>
		<PackageReference Include="Autofac">
			<Version>8.0.0</Version>
		</PackageReference>
	</ItemGroup>
</Project>`.replaceAll('\n', '\r\n');
    expect(
      insertion(elements, addPackageReference(elements, 'Dapper', '2.1.0', { PrivateAssets: 'all' })),
    ).toBe(
      '\t\t<PackageReference Include="Dapper">\r\n\t\t\t<Version>2.1.0</Version>\r\n\t\t\t<PrivateAssets>all</PrivateAssets>\r\n\t\t</PackageReference>\r\n',
    );
    const tight =
      '<Project>\n\t<ItemGroup>\n\t\t<PackageReference Include="A" Version="1"/>\n\t</ItemGroup>\n</Project>\n';
    expect(insertion(tight, addPackageReference(tight, 'B', '2'))).toContain(
      '<PackageReference Include="B" Version="2"/>',
    );
  });

  it('makes a group of its own where there is none, apart from the others as these are from each other', () => {
    const bare = api.replace(/ {2}<ItemGroup>[^]*<\/ItemGroup>\n\n/, '');
    expect(addPackageReference(bare, 'A', '1.0.0')).toBe(
      bare.replace(
        '</PropertyGroup>\n',
        '</PropertyGroup>\n\n  <ItemGroup>\n    <PackageReference Include="A" Version="1.0.0" />\n  </ItemGroup>\n',
      ),
    );
    expect(addPackageReference('<Project Sdk="Microsoft.NET.Sdk" />', 'A', '1')).toBe(
      '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="A" Version="1" />\n  </ItemGroup>\n</Project>',
    );
  });

  it('says where XML does not parse', () => {
    const broken = problem(() =>
      addPackageReference('<Project>\n  <ItemGroup>\n</Project>', 'A', '1', {}, 'src/A.csproj'),
    );
    expect(broken).toMatchObject({ code: 'xml-invalid', exitCode: 2 });
    expect(broken.message).toContain('src/A.csproj');
    expect(broken.message).toMatch(/line \d+, column \d+/);
    const merging = api.replace('  <ItemGroup>', '<<<<<<< HEAD\n  <ItemGroup>');
    expect(problem(() => addUsing(merging, 'A')).message).toContain('line 7');
  });
});

describe('the other items', () => {
  it('refer to a project with the slashes of the file, and see that it is referred to already', () => {
    expect(insertion(api, addProjectReference(api, '../Orders.Infra/Orders.Infra.csproj'))).toContain(
      'Include="..\\Orders.Infra\\Orders.Infra.csproj"',
    );
    expect(addProjectReference(api, '../Orders.Domain/Orders.Domain.csproj')).toBe(api);
    const slashes = api.replaceAll('\\', '/');
    expect(insertion(slashes, addProjectReference(slashes, '../A/A.csproj'))).toContain(
      'Include="../A/A.csproj"',
    );
  });

  it('get groups of their own', () => {
    const all = addUsing(
      addInternalsVisibleTo(addFrameworkReference(api, 'Microsoft.AspNetCore.App'), 'A.Tests'),
      'A.B',
    );
    expect(insertion(api, all).match(/<ItemGroup>/g)).toHaveLength(3);
    expect(all.indexOf('FrameworkReference')).toBeLessThan(all.indexOf('InternalsVisibleTo'));
  });

  it('escape what XML does not allow', () => {
    expect(addInternalsVisibleTo(api, 'A&B"<')).toContain('Include="A&amp;B&quot;&lt;"');
  });
});

describe('setPackageVersion', () => {
  const raise = (version: string): string =>
    setPackageVersion(api.replace('Version="9.0.0"', version), 'serilog.aspnetcore', '9.0.3');

  it('raises what is below and leaves what is not', () => {
    expect(raise('Version="8.1.0"')).toContain('Include="Serilog.AspNetCore" Version="9.0.3" />');
    expect(raise("Version='9.0.3-preview.2'")).toContain("Version='9.0.3'");
    expect(raise('VersionOverride="9.0"')).toContain('VersionOverride="9.0.3"');
    for (const enough of [
      'Version="9.0.3"',
      'Version="9.0.3.1"',
      'Version="10.0.0-beta"',
      'Version="9.*"',
      'Version="*"',
    ])
      expect(raise(enough)).toContain(enough);
  });

  it('keeps the form of a range, and refuses one that forbids the version', () => {
    expect(raise('Version="[8.0.0]"')).toContain('Version="[9.0.3]"');
    expect(raise('Version="[8.0.0, 10.0.0)"')).toContain('Version="[9.0.3, 10.0.0)"');
    expect(raise('Version="8.*"')).toContain('Version="9.0.3"');
    expect(problem(() => raise('Version="[8.0.0, 9.0.0)"'))).toMatchObject({
      code: 'version-range',
      exitCode: 2,
    });
  });

  it('raises an element, and a property of the same file; a property of another file is for the owner', () => {
    const element = api.replace(
      'Version="9.0.0" />',
      '>\n      <Version>8.0.0</Version>\n    </PackageReference>',
    );
    expect(setPackageVersion(element, 'Serilog.AspNetCore', '9.0.3')).toBe(element.replace('8.0.0', '9.0.3'));
    const property = api
      .replace('"9.0.0"', '"$(SerilogVersion)"')
      .replace('</TargetFramework>', '</TargetFramework>\n    <SerilogVersion>8.1.0</SerilogVersion>');
    expect(setPackageVersion(property, 'Serilog.AspNetCore', '9.0.3')).toBe(
      property.replace('8.1.0', '9.0.3'),
    );
    expect(problem(() => raise('Version="$(SerilogVersion)"'))).toMatchObject({ code: 'version-elsewhere' });
  });
});

describe('addPackageVersion', () => {
  const central = `<Project>
  <PropertyGroup>
    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
  </PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="Microsoft.Identity.Client" Version="4.61.3" />
    <PackageVersion Include="xunit.v3" Version="4.0.2" />
  </ItemGroup>
</Project>
`;

  it('adds, raises, and never lowers', () => {
    expect(insertion(central, addPackageVersion(central, 'Polly', '8.6.0'))).toContain(
      'Include="Polly" Version="8.6.0"',
    );
    expect(addPackageVersion(central, 'Microsoft.Identity.Client', '4.92.0')).toBe(
      central.replace('4.61.3', '4.92.0'),
    );
    expect(addPackageVersion(central, 'xunit.v3', '3.0.0')).toBe(central);
  });
});
