import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../render/segments.js';
import { TemplateData } from '../render/template-data.js';
import { allVariants, slotOf, type Variant } from '../render/variant.js';
import { buildTemplates } from './build.js';
import { typescript, type ManifestEntry } from './manifest/entry.js';
import { variantWith } from './typescript/testing/transformed.js';

let repository: string;
let entries: ManifestEntry[];

const csharpFile: ManifestEntry = {
  language: 'csharp',
  source: 'csharp/src/A.cs.ejs',
  path: 'src/{rootNamespace}/ATests.cs',
  rules: [],
};

const readme: ManifestEntry = {
  language: 'typescript',
  source: 'common/README.md.ejs',
  path: 'README.md',
  rules: ['MTLS001'],
  when: "flow === 'fic'",
};

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'mtls-pop-templates-'));
  entries = [
    typescript('src/main.ts'),
    typescript('test/demo.ts', { when: "flow === 'fic'" }),
    readme,
    csharpFile,
  ];
  await template(
    'csharp/src/A.cs.ejs',
    `namespace <%= hole('rootNamespace') %>;\n\n[Fact]\n<% if (framework === 'net8.0') { %>// Old.<% } %>\n`,
  );
  await template('typescript/test/README', '');
  await rm(join(repository, 'templates/typescript/test/README'));
  await template(
    'typescript/src/main.ts',
    `// @only keyAttestation\n\nimport { variant } from '#variant';\nexport const a = variant.flow === 'fic' ? 1 : 2;\n`,
  );
  await template('typescript/test/demo.ts', `export const b = 'b';\n`);
  await template(
    'common/README.md.ejs',
    `# <%= hole('name') %>\n\n<% if (flow === 'fic') { %>Legs<% } %>\n\n\n`,
  );
});

afterEach(async () => {
  await rm(repository, { recursive: true });
});

async function template(source: string, text: string): Promise<void> {
  const file = join(repository, 'templates', source);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function build(language = 'typescript'): Promise<TemplateData> {
  const destination = join(repository, 'dist');
  const cache = { folder: join(repository, 'cache'), hash: '' };
  await buildTemplates({ repository, destination, cache, entries });
  return new TemplateData(join(destination, language));
}

/** Paths and texts of a variant. */
function emitted(data: TemplateData, variant: Variant): Record<string, string> {
  return Object.fromEntries(
    data.index.files.flatMap(({ path, axes, slots }) => {
      const number = slots[slotOf(axes, variant)];
      return typeof number === 'number'
        ? data.texts([number]).map(({ segments }) => [path, fill(segments, () => 'Svc')])
        : [];
    }),
  );
}

describe('a build', () => {
  it('leaves data from which each variant has its files, in the order of their paths', async () => {
    const data = await build();
    expect(emitted(data, variantWith({ flow: 'fic', keyAttestation: true }))).toEqual({
      'README.md': '# Svc\n\nLegs\n',
      'src/main.ts': 'export const a = 1;\n',
      'test/demo.ts': `export const b = 'b';\n`,
    });
    expect(emitted(data, variantWith({ flow: 'vanilla', keyAttestation: true }))).toEqual({
      'src/main.ts': 'export const a = 2;\n',
    });
    expect(emitted(data, variantWith({ flow: 'vanilla', keyAttestation: false }))).toEqual({});
    expect(data.index.files.map(({ path }) => path)).toEqual(['README.md', 'src/main.ts', 'test/demo.ts']);
    expect(data.index.files[0]?.rules).toEqual(['MTLS001']);
  });

  it('has the languages apart, and C# tests in the words of each test framework', async () => {
    const data = await build('csharp');
    const texts = allVariants('csharp', { framework: 'net10.0', region: 'required' }).map((variant) =>
      Object.entries(emitted(data, variant)).flat().join(),
    );
    expect([...new Set(texts)]).toEqual(
      ['[Fact]', '[Test]', '[TestMethod]'].map(
        (attribute) => `src/{rootNamespace}/ATests.cs,namespace Svc;\n\n${attribute}\n`,
      ),
    );
  });

  it('writes a text once, however many variants have it', async () => {
    const data = await build();
    expect(data.index.texts).toHaveLength(4);
  });

  it('compiles again what changed, and forgets what is gone', async () => {
    await build();
    const before = await readdir(join(repository, 'cache'));
    await template('typescript/test/demo.ts', `export const b = 'c';\n`);
    const data = await build();
    expect(emitted(data, variantWith({ flow: 'fic', keyAttestation: true }))['test/demo.ts']).toBe(
      `export const b = 'c';\n`,
    );
    const after = await readdir(join(repository, 'cache'));
    expect(after).toHaveLength(before.length);
    expect(after.filter((name) => before.includes(name))).toHaveLength(before.length - 1);
  });
});

describe('a build fails', () => {
  it('for a template that the manifest does not name, or names without there being one', async () => {
    await template('typescript/src/c.ts', 'export {};\n');
    entries.push(typescript('src/d.ts'), typescript('test/demo.ts'));
    await expect(build()).rejects.toThrow(
      /typescript\/src\/c\.ts is not in the manifest\n.*typescript\/src\/d\.ts does not exist\n.*typescript\/test\/demo\.ts is named twice/,
    );
  });

  it('where a file imports one that its variant does not have', async () => {
    await template('typescript/src/main.ts', `export { b } from '../test/demo.js';\n`);
    await expect(build()).rejects.toThrow(/^src\/main\.ts:1: imports test\/demo\.ts, .*"flow":"vanilla"/);
  });

  it('where a variant has a source file that nothing uses', async () => {
    entries = [...entries, typescript('src/mtls-pop/c.ts')];
    await template('typescript/src/mtls-pop/c.ts', 'export {};\n');
    await expect(build()).rejects.toThrow(/^src\/mtls-pop\/c\.ts:1: .*nothing imports/);
  });

  it('for a hole that there is not, and an optional one without an alternative', async () => {
    await template('common/README.md.ejs', `# A\n\n<%= hole('names') %>`);
    await expect(build()).rejects.toThrow(/README\.md\.ejs:3: there is no hole names/);
    await template('common/README.md.ejs', `<%= hole('region') %>`);
    await expect(build()).rejects.toThrow(/README\.md\.ejs:1: hole\('region'\) may be unanswered/);
  });
});
