import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ficBearer, ficIdentity, layOut, vanilla } from '../testing/flows.js';
import { typeScriptTarget, type Repo } from '../testing/typescript-target.js';
import type { Placement } from '../placement.js';

const pathsOf = ({ files }: Placement): string[] => files.map(({ path }) => path);
const textOf = ({ files }: Placement, path: string): string =>
  files.find((file) => file.path === path)?.text ?? `No ${path}.`;
const below = (placement: Placement, folder: string): string[] =>
  pathsOf(placement)
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));

describe('the files of a flow', () => {
  it('are the library and its tests, and nothing that makes a project', async () => {
    const paths = pathsOf(await layOut(typeScriptTarget(), vanilla));
    expect(paths).toEqual([...paths].sort());
    expect(paths.every((path) => /^(src|test)\/mtls-pop\//.test(path))).toBe(true);
    expect(paths).toEqual(
      expect.arrayContaining([
        'src/mtls-pop/README.md',
        'src/mtls-pop/acquirer.ts',
        'src/mtls-pop/client.ts',
        'src/mtls-pop/config.ts',
        'src/mtls-pop/token.ts',
        'test/mtls-pop/unit/config.test.ts',
        'test/mtls-pop/integration/client.test.ts',
        'test/mtls-pop/emulator/emulator.ts',
        'test/mtls-pop/support/scenario.ts',
      ]),
    );
    expect(paths.some((path) => /main\.ts|demo\.ts|step\.ts|package\.json|tsconfig|\.env/.test(path))).toBe(
      false,
    );
  });

  it('stand beside what they test where that is the habit, under the repo’s name for tests', async () => {
    const placement = await layOut(
      typeScriptTarget({ layout: 'beside', tests: { naming: '.spec.ts' } }),
      ficIdentity,
    );
    const library = below(placement, 'src/mtls-pop');
    expect(library).toEqual(
      expect.arrayContaining([
        'config.spec.ts',
        'managed-identity/imds-client.spec.ts',
        'integration/fic.spec.ts',
      ]),
    );
    expect(pathsOf(placement).some((path) => path.endsWith('.test.ts'))).toBe(false);
    expect(below(placement, 'test/mtls-pop')).toContain('emulator/emulator.ts');
    const built = await layOut(
      typeScriptTarget({ layout: 'beside', compiler: { includesTests: false } }),
      vanilla,
    );
    expect(below(built, 'src/mtls-pop/testing')).toContain('emulator/emulator.ts');
    expect(below(built, 'test')).toEqual([]);
  });

  it('leave nothing but tests in __tests__', async () => {
    const placement = await layOut(typeScriptTarget({ layout: '__tests__' }), ficIdentity);
    const tests = below(placement, 'src/mtls-pop/__tests__');
    expect(tests).toContain('unit/managed-identity/imds-client.test.ts');
    expect(tests.filter((path) => !path.endsWith('.test.ts'))).toEqual([]);
  });

  for (const [name, repo] of Object.entries<Repo>({
    '.js in a folder of their own': {},
    '.ts beside the sources': { importEnding: '.ts', layout: 'beside' },
    'no ending in __tests__': { moduleSystem: 'commonjs', runner: 'jest', layout: '__tests__' },
  })) {
    it(`find each other: ${name}`, async () => {
      const placement = await layOut(
        typeScriptTarget(repo),
        vanilla,
        { ...ficBearer, name: 'key-vault' },
        { ...ficIdentity, name: 'orders' },
      );
      const paths = new Set(pathsOf(placement));
      const ending = repo.importEnding ?? (repo.moduleSystem === 'commonjs' ? '' : '.js');
      const lost = placement.files.flatMap(({ path, text }) =>
        [...text.matchAll(/\b(?:from|import) '(\.[^']*)'/g)]
          .map(([, specifier = '']) => specifier)
          .filter((specifier) => {
            const stem = posix.join(
              posix.dirname(path),
              specifier.slice(0, specifier.length - ending.length),
            );
            return !specifier.endsWith(ending) || !paths.has(`${stem}.ts`);
          })
          .map((specifier) => `${path}: ${specifier}`),
      );
      expect(lost).toEqual([]);
    });
  }

  it('are in the repo’s style', async () => {
    const style = {
      indent: '\t',
      endOfLine: '\r\n',
      semicolons: false,
      bom: true,
      quotes: 'double',
    } as const;
    const { files } = await layOut(typeScriptTarget({ style }), vanilla);
    for (const { path, text } of files) {
      expect(text.startsWith('\uFEFF'), path).toBe(true);
      expect(/[^\r]\n/.test(text), path).toBe(false);
      if (path.endsWith('.ts')) expect(/^ +[^ *]/m.test(text), path).toBe(false);
    }
    expect(textOf({ files, edits: [], notes: [] }, 'src/mtls-pop/client.ts')).toContain(
      'import { readConfig } from "./config.js"\r\n',
    );
  });
});

describe('a later flow', () => {
  it('of the same scenario is its configuration, what reads it, and the tests of these', async () => {
    const placement = await layOut(typeScriptTarget(), vanilla, {
      ...vanilla,
      name: 'orders',
      resource: 'api://orders',
    });
    expect(below(placement, 'src/mtls-pop/orders')).toEqual([
      'README.md',
      'acquirer.ts',
      'client.ts',
      'config.ts',
    ]);
    expect(below(placement, 'test/mtls-pop/orders').filter((path) => path.startsWith('unit/'))).toEqual([
      'unit/config.test.ts',
    ]);
    expect(below(placement, 'test/mtls-pop/orders/emulator')).toEqual([]);
    expect(textOf(placement, 'src/mtls-pop/orders/config.ts')).toContain('api://orders/.default');
  });

  it('changes nothing of the first', async () => {
    const target = typeScriptTarget({ style: { lineWidth: 80 } });
    const alone = await layOut(target, vanilla);
    const together = await layOut(target, vanilla, { ...ficBearer, name: 'key-vault' });
    expect(together.files).toEqual(expect.arrayContaining([...alone.files]));
  });

  it('has variables under a prefix of its own, but for the machine’s', async () => {
    const placement = await layOut(typeScriptTarget(), ficIdentity, { ...ficIdentity, name: 'key-vault' });
    const config = textOf(placement, 'src/mtls-pop/key-vault/config.ts');
    expect(config).toContain("required('KEY_VAULT_AZURE_CLIENT_ID'");
    expect(config).toContain("required('KEY_VAULT_MANAGED_IDENTITY_CLIENT_ID'");
    expect(config).toContain("optional('AZURE_POD_IDENTITY_AUTHORITY_HOST'");
    expect(config).not.toMatch(/'(AZURE_TENANT_ID|RESOURCE_SCOPE)'/);
    expect(textOf(placement, 'src/mtls-pop/key-vault/README.md')).toContain('`KEY_VAULT_RESOURCE_URL`');
    expect(textOf(placement, 'src/mtls-pop/config.ts')).not.toContain('KEY_VAULT_');
  });

  it('cannot have a name that its files would collide under', async () => {
    const target = typeScriptTarget({ layout: 'beside', compiler: { includesTests: false } });
    const clash = layOut(target, vanilla, { ...ficBearer, name: 'x' }, { ...ficBearer, name: 'x' });
    await expect(clash).rejects.toMatchObject({ code: 'flow-in-the-way', exitCode: 2 });
  });
});

describe('notes', () => {
  it('name the tests that the repo’s runner is told to look past', async () => {
    const searches = [{ folder: 'src', regex: String.raw`\.spec\.ts$` }];
    const tests = { searches, patterns: ['.spec.ts in src/'], naming: '.spec.ts' } as const;
    const elsewhere = await layOut(typeScriptTarget({ runner: 'jest', tests }), vanilla);
    expect(elsewhere.notes.join()).toMatch(/looks for \.spec\.ts in src\/, and so not at test\/mtls-pop\//);
    const beside = await layOut(typeScriptTarget({ runner: 'jest', layout: 'beside', tests }), vanilla);
    expect(beside.notes).toEqual([]);
  });

  it('say that a formatter is configured and not installed', async () => {
    const { notes } = await layOut(typeScriptTarget({ formatter: { kind: 'biome' } }), vanilla);
    expect(notes).toEqual([expect.stringMatching(/Biome is configured but not installed/)]);
  });
});
