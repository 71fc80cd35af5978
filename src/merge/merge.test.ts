import { parse as parseJson } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { merge3, type Merged, type MergeOptions } from './merge.js';

const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' },
  onConflict: 'markers',
};

/** The same cases in each format: a text, and what is done to it as replacements of what stands in it. */
interface Example {
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

type Change = readonly [from: string | RegExp, to: string];

const examples: Readonly<Record<string, Example>> = {
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

function changed(text: string, ...changes: readonly Change[]): string {
  return changes.reduce((each, [from, to]) => {
    const result = each.replace(from, to);
    if (result === each && from !== '') throw new Error(`Nothing is ${String(from)}.`);
    return result;
  }, text);
}

describe.each(Object.entries(examples))('in %s', (format, example) => {
  const { path, base, owner, pack, one, other } = example;
  const by = format === 'text' ? 'text' : format.toLowerCase();
  const merge = (ours: string, theirs: string, changes: Partial<MergeOptions> = {}): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, { ...options, ...changes });
  const clean = async (ours: string, theirs: string): Promise<string> => {
    const { text, conflicts, note } = await merge(ours, theirs);
    expect(conflicts).toEqual([]);
    expect(note).toBeUndefined();
    return text;
  };

  it('ours is the base and theirs changed: theirs', async () => {
    const theirs = changed(base, pack);
    expect(await merge(base, theirs)).toEqual({ text: theirs, conflicts: [], by });
  });

  it('ours edited and theirs is the base: ours, byte for byte', async () => {
    const ours = `\ufeff${changed(base, owner).replaceAll('\n', '\r\n')}\r\n \t`;
    expect(await merge(ours, base)).toEqual({ text: ours, conflicts: [], by: 'unchanged' });
  });

  it('ours is theirs: nothing', async () => {
    const ours = changed(base, pack).replaceAll('\n', '\r\n');
    expect(await merge(ours, changed(base, pack))).toEqual({ text: ours, conflicts: [], by: 'unchanged' });
  });

  it('both edited different things: both', async () => {
    expect(await clean(changed(base, owner), changed(base, pack))).toBe(changed(base, owner, pack));
  });

  it('both edited the same thing alike: once', async () => {
    const text = await clean(changed(base, one, owner), changed(base, one, pack));
    expect(text).toBe(changed(base, one, owner, pack));
  });

  it('both edited the same thing differently: a conflict of that thing alone, with the reason', async () => {
    const { text, conflicts } = await merge(changed(base, one, owner), changed(base, other, pack), {
      explain: ({ where }) => `MTLS001: new\nin ${where}`,
    });
    const [conflict] = conflicts;
    expect(conflicts).toHaveLength(1);
    expect(conflict?.kind).toBe('both-changed');
    const line = (of: string): string =>
      of.split('\n')[base.split('\n').findIndex((each) => each.includes(String(one[0])))] ?? '';
    const block = [
      '<<<<<<< yours',
      line(changed(base, one)),
      '||||||| generated',
      line(base),
      '=======',
      line(changed(base, other)),
      `>>>>>>> guidance 2.0.0 (MTLS001: new in ${conflict?.where ?? ''})`,
    ].join('\n');
    expect(text).toBe(changed(base, owner, pack).replace(line(base), block));
    expect(text.split('\n')[(conflict?.line ?? 0) - 1]).toBe('<<<<<<< yours');
  });

  it('a conflict settled for one side: that side, and all the rest of both', async () => {
    const [ours, theirs] = [changed(base, one, owner), changed(base, other, pack)];
    const forOurs = await merge(ours, theirs, { onConflict: 'ours' });
    expect(forOurs.text).toBe(changed(base, one, owner, pack));
    const forTheirs = await merge(ours, theirs, { onConflict: 'theirs' });
    expect(forTheirs.text).toBe(changed(base, other, owner, pack));
    expect(forTheirs.conflicts).toHaveLength(1);
  });

  it('the owner added something: kept, in its place', async () => {
    expect(await clean(changed(base, example.added), changed(base, pack))).toBe(
      changed(base, example.added, pack),
    );
  });

  it('the owner deleted what theirs did not change: stays deleted', async () => {
    expect(await clean(changed(base, example.deleted), changed(base, pack))).toBe(
      changed(base, example.deleted, pack),
    );
  });

  it('the owner deleted what theirs changed: a conflict that says so', async () => {
    const { text, conflicts } = await merge(
      changed(base, example.deleted),
      changed(base, example.changed, pack),
    );
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-ours' }]);
    expect(text).toContain('<<<<<<< yours');
    const settled = await merge(changed(base, example.deleted), changed(base, example.changed, pack), {
      onConflict: 'ours',
    });
    expect(settled.text).toBe(changed(base, example.deleted, pack));
  });

  it('theirs deleted what the owner changed: a conflict that says so', async () => {
    const { conflicts } = await merge(changed(base, example.changed), changed(base, example.deleted, pack));
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs', where: example.where }]);
    const settled = await merge(changed(base, example.changed), changed(base, example.deleted, pack), {
      onConflict: 'theirs',
    });
    expect(settled.text).toBe(changed(base, example.deleted, pack));
  });

  it('theirs deleted what the owner left alone: deleted', async () => {
    expect(await clean(changed(base, owner), changed(base, example.deleted))).toBe(
      changed(base, owner, example.deleted),
    );
  });

  it('the owner saved with CRLF, a byte order mark and no final newline: no conflict, style kept', async () => {
    const style = (text: string): string => `\ufeff${text.trimEnd().replaceAll('\n', '\r\n')}`;
    expect(await clean(style(base), changed(base, pack))).toBe(style(changed(base, pack)));
    expect(await clean(style(changed(base, owner)), changed(base, pack))).toBe(
      style(changed(base, owner, pack)),
    );
  });

  it('the owner changed comments only: kept', async () => {
    expect(await clean(changed(base, example.commented), changed(base, pack))).toBe(
      changed(base, example.commented, pack),
    );
  });

  it('the owner reordered: order kept', async () => {
    expect(await clean(changed(base, example.reordered), changed(base, pack))).toBe(
      changed(base, example.reordered, pack),
    );
  });

  it('updated twice: the second time nothing', async () => {
    const theirs = changed(base, pack);
    const text = await clean(changed(base, owner), theirs);
    expect(await merge3({ path, base: theirs, ours: text, theirs }, options)).toMatchObject({
      text,
      by: 'unchanged',
    });
  });

  it('in one step or two: the same', async () => {
    const [first, second] = [changed(base, pack), changed(base, pack, example.changed)];
    const ours = changed(base, owner, example.added);
    const half = (await merge3({ path, base, ours, theirs: first }, options)).text;
    const twice = (await merge3({ path, base: first, ours: half, theirs: second }, options)).text;
    expect(twice).toBe((await merge3({ path, base, ours, theirs: second }, options)).text);
  });
});

describe.each(Object.entries(examples).filter(([, { broken }]) => broken !== undefined))(
  'in %s',
  (_, example) => {
    const { path, base, pack, broken = ['', ''] } = example;

    it('ours does not parse: by line, and it says so', async () => {
      const {
        by: how,
        note,
        text,
      } = await merge3({ path, base, ours: changed(base, broken), theirs: changed(base, pack) }, options);
      expect(how).toBe('text');
      expect(note).toMatch(/^yours does not parse \(line \d+\)$/);
      expect(text).toBe(changed(base, broken, pack));
    });
  },
);

describe('a package.json', () => {
  const { base = '', path = '' } = examples['JSON'] ?? {};
  const merge = (ours: string, theirs: string): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, options);

  it('has the higher version where both changed it', async () => {
    const [low, high] = [changed(base, ['^6.2.17', '^6.4.0']), changed(base, ['^6.2.17', '^6.9.0'])];
    expect(await merge(low, changed(high, ['"tsc"', '"tsc -b"']))).toMatchObject({
      text: changed(high, ['"tsc"', '"tsc -b"']),
    });
    expect((await merge(high, low)).text).toBe(high);
  });

  it('conflicts where a version cannot be compared', async () => {
    const { conflicts } = await merge(
      changed(base, ['^6.2.17', 'catalog:']),
      changed(base, ['^6.2.17', '^6.4.0']),
    );
    expect(conflicts).toMatchObject([{ where: 'dependencies › jose', kind: 'both-changed' }]);
  });

  it('follows a package into other dependencies, when its owner moved it', async () => {
    const ours = changed(base, [
      ',\n    "jose": "^6.2.17"\n  }',
      '\n  },\n  "devDependencies": {\n    "jose": "^6.2.17"\n  }',
    ]);
    const { text, conflicts } = await merge(ours, changed(base, ['^6.2.17', '^6.4.0']));
    expect(conflicts).toEqual([]);
    expect(text).toBe(changed(ours, ['^6.2.17', '^6.4.0']));
  });

  it('follows theirs, when theirs moved it', async () => {
    const theirs = changed(base, [
      ',\n    "jose": "^6.2.17"\n  }',
      '\n  },\n  "devDependencies": {\n    "jose": "^6.2.17"\n  }',
    ]);
    const { text } = await merge(changed(base, ['"orders"', '"shop"']), theirs);
    expect(text).toBe(changed(theirs, ['"orders"', '"shop"']));
  });

  it('keeps packages sorted where both sides have them so', async () => {
    const ours = changed(base, ['"jose"', '"axios": "^1.0.0",\n    "jose"']);
    const theirs = changed(
      base,
      ['"jose": "^6.2.17"', '"jose": "^6.2.17",\n    "zod": "^4.0.0"'],
      ['"jose"', '"dotenv": "^17.0.0",\n    "jose"'],
    );
    const keys = Object.keys(
      (parseJson((await merge(ours, theirs)).text) as { dependencies: object }).dependencies,
    );
    expect(keys).toEqual(['@azure/msal-node', 'axios', 'dotenv', 'jose', 'zod']);
  });

  it('keeps tabs, one-line objects and minified text as its owner has them', async () => {
    const theirs = changed(
      base,
      ['"name"', '"engines": { "node": ">=22" },\n  "name"'],
      ['^7.2.1', '^7.3.0'],
    );
    const tabs = JSON.stringify(parseJson(base), null, '\t');
    expect((await merge(tabs, theirs)).text).toBe(
      changed(tabs, ['\t"name"', '\t"engines": { "node": ">=22" },\n\t"name"'], ['^7.2.1', '^7.3.0']),
    );
    const minified = JSON.stringify(parseJson(base));
    expect((await merge(minified, theirs)).text).toBe(
      changed(minified, ['"name"', '"engines": { "node": ">=22" },"name"'], ['^7.2.1', '^7.3.0']),
    );
  });

  it('has markers that say they are no JSON', async () => {
    const { note } = await merge(changed(base, ['"tsc"', '"tsc -b"']), changed(base, ['"tsc"', '"tsc -w"']));
    expect(note).toContain('no JSON');
  });
});

describe('a tsconfig.json', () => {
  const path = 'tsconfig.json';

  it('has lists as sets, comments and trailing commas', async () => {
    const base =
      '{\n  "compilerOptions": {\n    "lib": ["es2023"],\n    "types": ["node"]\n  },\n  "include": ["src"]\n}\n';
    const ours = changed(
      base,
      ['["es2023"]', '["es2023", "dom"]'],
      ['["node"]', '["node"], // ours'],
      ['["src"]', '[\n    "src",\n    "tools", // ours\n  ]'],
    );
    const theirs = changed(base, ['["es2023"]', '["es2024"]'], ['["src"]', '["src", "test"]']);
    expect((await merge3({ path, base, ours, theirs }, options)).text).toBe(
      changed(ours, ['"es2023"', '"es2024"'], ['"src",\n', '"src",\n    "test",\n']),
    );
  });

  it('takes the order of theirs where the owner left it alone, and what the owner added along', async () => {
    const base = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n';
    const ours = '{\n  "a": 1,\n  "mine": 0,\n  "b": 2,\n  "c": 3\n}\n';
    const theirs = '{\n  "c": 3,\n  "a": 1,\n  "b": 2\n}\n';
    const { text } = await merge3({ path, base, ours, theirs }, options);
    expect(text).toBe('{\n  "c": 3,\n  "a": 1,\n  "mine": 0,\n  "b": 2\n}\n');
  });
});

describe('a project file', () => {
  const { base = '', path = '' } = examples['XML'] ?? {};
  const merge = (ours: string, theirs: string): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, options);
  const bump: Change = ['4.92.0', '4.93.0'];

  it('has the higher version where both changed it', async () => {
    const ours = changed(base, ['4.92.0', '4.92.1']);
    expect((await merge(ours, changed(base, bump))).text).toBe(changed(base, bump));
    expect((await merge(changed(base, bump), ours)).text).toBe(changed(base, bump));
  });

  it('follows a package into another group, and keeps what its owner says about it', async () => {
    const line = '    <PackageReference Include="Microsoft.Identity.Client" Version="4.92.0" />\n';
    const moved =
      '    <PackageReference Version="4.92.0" Include="microsoft.identity.client" PrivateAssets="all" />\n';
    const ours = changed(base, [line, ''], ['    <Content', `${moved}    <Content`]);
    expect(await merge(ours, changed(base, bump))).toMatchObject({
      text: changed(ours, bump),
      conflicts: [],
    });
  });

  it('follows groups that their owner joined', async () => {
    const ours = changed(base, ['  </ItemGroup>\n\n  <ItemGroup>\n', '']);
    const theirs = changed(base, bump, ['    <Content', '    <None Include="a.txt" />\n    <Content']);
    expect(await merge(ours, theirs)).toMatchObject({
      text: changed(ours, bump, ['    <Content', '    <None Include="a.txt" />\n    <Content']),
      conflicts: [],
    });
  });

  it('takes a version for what it is, as an attribute or as an element', async () => {
    const ours = changed(base, [
      ' Version="4.92.0" />',
      '>\n      <Version>4.92.0</Version>\n    </PackageReference>',
    ]);
    expect((await merge(ours, changed(base, bump))).text).toBe(changed(ours, bump));
  });

  it('keeps tabs and attributes on lines of their own', async () => {
    const ours = changed(base, ['Hosting" Version', 'Hosting"\n                      Version']).replace(
      /^ +/gm,
      (spaces) => '\t'.repeat(spaces.length / 2),
    );
    const theirs = changed(base, bump, [
      '    <Nullable>',
      '    <LangVersion>14</LangVersion>\n    <Nullable>',
    ]);
    expect((await merge(ours, theirs)).text).toBe(
      changed(ours, bump, ['\t\t<Nullable>', '\t\t<LangVersion>14</LangVersion>\n\t\t<Nullable>']),
    );
  });

  it('opens an element that closed itself', async () => {
    const ours = changed(base, ['"Always"', '"Always" Visible="false"']);
    const theirs = changed(base, [
      'CopyToOutputDirectory="Always" />',
      'CopyToOutputDirectory="Always">\n      <Link>a</Link>\n    </Content>',
    ]);
    expect((await merge(ours, theirs)).text).toBe(
      changed(ours, [' Visible="false" />', ' Visible="false">\n      <Link>a</Link>\n    </Content>']),
    );
  });
});

describe('a text', () => {
  it('keeps the ending of each line, where its owner has both', async () => {
    const base = 'one\n\ntwo\n\nthree\n\nfour\n';
    const merged = await merge3(
      {
        path: 'a.txt',
        base,
        ours: 'one\r\n\r\ntwo\n\r\n3\r\n\nfour\n',
        theirs: changed(base, ['one\n', 'zero\none\n']),
      },
      options,
    );
    expect(merged.text).toBe('zero\r\none\r\n\r\ntwo\n\r\n3\r\n\nfour\n');
  });

  it('in Markdown may have been wrapped anew', async () => {
    const base = '# A\n\nOne two three four.\n\nFive.\n';
    const merged = await merge3(
      {
        path: 'a.md',
        base,
        ours: '# A\n\nOne two\nthree four.\n\nMine.\n\nFive.\n',
        theirs: changed(base, ['two', '2']),
      },
      options,
    );
    expect(merged.text).toBe('# A\n\nOne 2 three four.\n\nMine.\n\nFive.\n');
  });
});

describe.each([
  ['src/a.ts', 'typescript', 'export const a = 1;\n\nexport const b = 1;\n'],
  ['src/A.cs', 'csharp', 'class A\n{\n    const int a = 1;\n\n    const int b = 1;\n}\n'],
])('%s', (path, by, base) => {
  const ours = changed(base, ['a = 1', 'a = 2']).replaceAll('\n', '\r\n');
  const theirs = changed(base, ['b = 1', 'b = 2']);

  it('is merged as code, with the line endings of ours', async () => {
    const merged = await merge3({ path, base, ours, theirs }, options);
    expect(merged).toEqual({ text: changed(ours, ['b = 1', 'b = 2']), conflicts: [], by });
  });

  it('is merged by line where it cannot be read, and says so', async () => {
    const broken = changed(ours, ['a = 2;', 'a = (2;']);
    const merged = await merge3({ path, base, ours: broken, theirs }, options);
    expect(merged).toMatchObject({ text: changed(broken, ['b = 1', 'b = 2']), conflicts: [], by: 'text' });
    expect(merged.note).toMatch(/^yours does not parse \(line \d+\)$/);
  });
});

describe('lists of lines', () => {
  it('have what both sides added in one place', async () => {
    const base = 'node_modules/\ndist/\n';
    const merged = await merge3(
      { path: '.gitignore', base, ours: `${base}.idea/\n`, theirs: `${base}.env\n` },
      options,
    );
    expect(merged).toEqual({ text: `${base}.idea/\n.env\n`, conflicts: [], by: 'text' });
  });

  it('have one value for one setting', async () => {
    const base = '[*]\nindent_size = 2\n';
    const { conflicts } = await merge3(
      {
        path: '.editorconfig',
        base,
        ours: `${base}max_line_length=100\n`,
        theirs: `${base}max_line_length = 120\n`,
      },
      options,
    );
    expect(conflicts).toEqual([{ where: 'line 3', kind: 'both-added', line: 3 }]);
  });
});
