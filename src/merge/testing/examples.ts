import type { MergeOptions } from '../contract.js';

export const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' },
  onConflict: 'markers',
};

/** The same cases in each format: a text, and what is done to it as replacements of what stands in it. */
export interface Example {
  readonly path: string;
  readonly base: string;
  /** Changes of the owner and of theirs that have nothing to do with each other. */
  readonly owner: Change;
  readonly pack: Change;
  /** Two changes of the same place. */
  readonly one: Change;
  readonly other: Change;
  /** Something of the owner's own. */
  readonly added: Change;
  /** Something that is deleted, and the same changed. */
  readonly deleted: Change;
  readonly changed: Change;
  readonly where: string;
  /** Another order of the same things. */
  readonly reordered: Change;
  readonly commented: Change;
  /** What is left cannot be parsed. */
  readonly broken?: Change;
}

/** What is replaced, and by what. */
export type Change = readonly [from: string | RegExp, to: string];

export const examples: Readonly<Record<'JSON' | 'YAML' | 'XML' | 'text', Example>> = {
  JSON: {
    path: 'package.json',
    base: `{
  "name": "orders",
  "scripts": {
    "build": "tsc",
    "test": "vitest run",
    "demo": "node demo.js"
  },
  "dependencies": {
    "@azure/msal-node": "^7.2.1",
    "jose": "^6.2.17"
  }
}
`,
    owner: ['"orders"', '"shop"'],
    pack: ['^7.2.1', '^7.3.0'],
    one: ['vitest run', 'vitest run --coverage'],
    other: ['vitest run', 'vitest --run'],
    added: ['"build": "tsc",', '"build": "tsc",\n    "lint": "eslint .",'],
    deleted: [',\n    "demo": "node demo.js"', ''],
    changed: ['node demo.js', 'node build/demo.js'],
    where: 'scripts › demo',
    reordered: ['"build": "tsc",\n    "test": "vitest run"', '"test": "vitest run",\n    "build": "tsc"'],
    commented: ['  "scripts"', '  // Run by CI.\n  "scripts"'],
    broken: ['"orders",', '"orders"'],
  },
  YAML: {
    path: '.github/workflows/check.yml',
    base: `name: check
on:
  push:
    branches: [main]
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v6
      - name: Check
        run: npx mtls-pop check
        shell: bash
`,
    owner: ['name: check', 'name: Guidance'],
    pack: ['checkout@v6', 'checkout@v7'],
    one: ['ubuntu-latest', 'windows-latest'],
    other: ['ubuntu-latest', 'ubuntu-24.04'],
    added: ['    timeout', '    environment: ci\n    timeout'],
    deleted: ['        shell: bash\n', ''],
    changed: ['shell: bash', 'shell: pwsh'],
    where: 'jobs › check › steps › Check › shell',
    reordered: [
      'runs-on: ubuntu-latest\n    timeout-minutes: 10',
      'timeout-minutes: 10\n    runs-on: ubuntu-latest',
    ],
    commented: ['  check:\n', '  # Weekly.\n  check:\n'],
    broken: ['on:\n', 'on: [\n'],
  },
  XML: {
    path: 'src/Orders/Orders.csproj',
    base: `<Project Sdk="Microsoft.NET.Sdk">

  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <RootNamespace>Orders</RootNamespace>
    <Nullable>enable</Nullable>
  </PropertyGroup>

  <ItemGroup>
    <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.15" />
    <PackageReference Include="Microsoft.Identity.Client" Version="4.92.0" />
  </ItemGroup>

  <ItemGroup>
    <Content Include="appsettings.json" CopyToOutputDirectory="Always" />
  </ItemGroup>

</Project>
`,
    owner: ['>Orders<', '>Shop<'],
    pack: ['4.92.0', '4.93.0'],
    one: ['>Exe<', '>Library<'],
    other: ['>Exe<', '>WinExe<'],
    added: ['  </ItemGroup>', '    <PackageReference Include="Serilog" Version="4.3.0" />\n  </ItemGroup>'],
    deleted: [/\n {2}<ItemGroup>\n {4}<Content.*\n {2}<\/ItemGroup>\n/, ''],
    changed: ['"Always"', '"PreserveNewest"'],
    where: 'Content appsettings.json',
    reordered: [/( +<Out.*\n)( +<Root.*\n)/, '$2$1'],
    commented: ['    <Nullable>', '    <!-- Since 2020. -->\n    <Nullable>'],
    broken: ['</PropertyGroup>', ''],
  },
  text: {
    path: 'README.md',
    base: `# Orders

Acquires tokens.

## Run

npm start

## Test

npm test

## Demo

npm run demo
`,
    owner: ['# Orders', '# Shop'],
    pack: ['npm test', 'npm run test'],
    one: ['npm start', 'npm run serve'],
    other: ['npm start', 'npm run start'],
    added: ['## Test', '## Deploy\n\nAsk Ann.\n\n## Test'],
    deleted: ['npm run demo\n', ''],
    changed: ['npm run demo', 'npm run show'],
    where: 'line 15',
    reordered: [/(## Run\n\n.*\n\n)(## Test\n\n.*\n\n)/, '$2$1'],
    commented: ['## Run', '<!-- Kept short. -->\n\n## Run'],
  },
};

/** @throws where a change changes nothing */
export function changed(text: string, ...changes: readonly Change[]): string {
  return changes.reduce((each, [from, to]) => {
    const result = each.replace(from, to);
    if (result === each && from !== '') throw new Error(`Nothing is ${String(from)}.`);
    return result;
  }, text);
}
