import { change, type OwnerEdit } from './owner-edit.js';

type Part = Omit<OwnerEdit, 'language' | 'scenario'>;

const inTypeScript = (part: Part): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-pop-client-id',
  ...part,
});
const inCSharp = (part: Part): OwnerEdit => ({
  language: 'csharp',
  scenario: 'fic-bearer-certificate',
  ...part,
});

/** Edits of project files, settings and texts. Some of these files are the same with guidance 2.0.0. */
export const dataEdits: readonly OwnerEdit[] = [
  inTypeScript({
    name: 'scripts and a newer package',
    file: 'package.json',
    edit: change(
      ['    "test": "vitest run",\n', '    "test": "vitest run",\n    "test:watch": "vitest",\n'],
      ['"typescript": "^6.0.3"', '"typescript": "~6.0.3"'],
    ),
  }),
  inTypeScript({
    name: 'a remark and a stricter compiler',
    file: 'tsconfig.json',
    edit: change([
      '    "strict": true,\n',
      '    // As in all our services.\n    "strict": true,\n    "allowUnreachableCode": false,\n',
    ]),
  }),
  inTypeScript({
    name: 'a section of its own and a row beside one that changes',
    file: 'README.md',
    edit: change(
      ['## Run\n', '## Who to ask\n\nThe platform team.\n\n## Run\n'],
      [/(\| `MANAGED_IDENTITY_CLIENT_ID`.*\n)/, '| `LOG_LEVEL` | how much is logged | `info` |\n$1'],
    ),
  }),
  inTypeScript({
    name: 'values below a remark that changes',
    file: '.env.example',
    edit: change(
      ['AZURE_TENANT_ID=\n', 'AZURE_TENANT_ID=contoso.onmicrosoft.com\n'],
      ['AZURE_REGIONAL_AUTHORITY_NAME=\n', 'AZURE_REGIONAL_AUTHORITY_NAME=westus3\n'],
    ),
  }),
  inCSharp({
    name: 'a package beside one that gets newer',
    file: 'Contoso.Orders/Contoso.Orders.csproj',
    edit: change([
      /( {4}<PackageReference Include="Microsoft.Identity.Client")/,
      '    <PackageReference Include="Microsoft.Extensions.Http" Version="10.0.15" />\n$1',
    ]),
  }),
  inCSharp({
    name: 'a version of a package between the old and the new one',
    file: 'Contoso.Orders/Contoso.Orders.csproj',
    edit: (text) =>
      text.replace(
        '"Microsoft.Identity.Client" Version="4.83.1"',
        '"Microsoft.Identity.Client" Version="4.84.0"',
      ),
    project: 2,
  }),
  inCSharp({
    name: 'properties of its own, with a remark',
    file: 'Contoso.Orders/Contoso.Orders.csproj',
    edit: change([
      '    <OutputType>Exe</OutputType>\n',
      '    <OutputType>Exe</OutputType>\n    <!-- Shown by our dashboard. -->\n    <AssemblyTitle>Orders</AssemblyTitle>\n',
    ]),
  }),
  inCSharp({
    name: 'a section of its own and another level of logging',
    file: 'appsettings.json',
    edit: change(
      ['      "Default": "Warning",\n', '      "Default": "Error",\n'],
      ['  "MtlsPop": {\n', '  "Orders": {\n    "PageSize": 100\n  },\n  "MtlsPop": {\n'],
    ),
  }),
  inCSharp({
    name: 'the company in every assembly',
    file: 'Directory.Build.props',
    edit: change(['    <Nullable>', '    <Company>Contoso</Company>\n    <Nullable>']),
  }),
];
