import { parseEnv } from 'node:util';
import fc from 'fast-check';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../errors/errors.js';
import { loadPack } from '../guidance/load.js';
import type { Pack } from '../guidance/schema.js';
import type { Flow, Settings } from '../scenario/flow.js';
import { resolveFlow } from '../scenario/resolve.js';
import { render } from './render.js';

let pack: Pack;
let fic: Flow;
let vanilla: Flow;

beforeAll(async () => {
  pack = await loadPack();
  const identityValue = '6325cd32-9911-41f3-819c-416cdf9104e7';
  const identity = { identity: 'user-assigned-client-id', identityValue };
  fic = flow({ flow: 'fic', auth: 'managed-identity', ...identity, finalToken: 'mtls-pop' });
  vanilla = flow({ flow: 'vanilla', auth: 'confidential-client' });
});

function flow(answers: Record<string, string>): Flow {
  return resolveFlow({ name: 'svc', ...answers }, pack, { yes: true });
}

async function texts(of: Flow): Promise<Record<string, string>> {
  const { files } = await render(of, pack);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** Values of the properties of `src/config.ts` that are written in capitals. */
function defaultsIn(config = ''): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)) {
      if (/^[A-Z_]+$/.test(node.name.getText())) found[node.name.getText()] = node.initializer.text;
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('config.ts', config, ts.ScriptTarget.Latest, true));
  return found;
}

describe('a rendering', () => {
  it('has the files of the flow in the order of their paths, each once', async () => {
    const { files, guidance } = await render(fic, pack);
    const paths = files.map(({ path }) => path);
    expect(guidance).toBe(pack.version);
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(paths).toContain('src/mtls-pop/fic-leg2-exchanger.ts');
    expect(paths).toContain('src/mtls-pop/managed-identity/imds-client.ts');
    expect(paths).not.toContain('src/mtls-pop/confidential-client-token-acquirer.ts');
    expect(Object.keys(await texts(vanilla))).not.toContain('src/mtls-pop/fic-token-acquirer.ts');
  });

  it('has nothing left of the templates', async () => {
    for (const [path, text] of [
      ...Object.entries(await texts(fic)),
      ...Object.entries(await texts(vanilla)),
    ]) {
      expect(text, path).not.toMatch(/[\ue000-\uf8ff]|@only|#holes|#variant|<%|\n{3}|[^\n]$/);
    }
  });

  it('names of each file the rules that it stands for and that concern the flow', async () => {
    const rules = new Map((await render(fic, pack)).files.map((file) => [file.path, file.rules]));
    expect(rules.get('src/mtls-pop/fic-leg2-exchanger.ts')).toContain('MTLS004');
    expect(rules.get('src/mtls-pop/authority.ts')).toContain('MTLS009');
    const ofVanilla = (await render(vanilla, pack)).files.flatMap((file) => file.rules);
    expect(ofVanilla).toContain('MTLS007');
    expect(ofVanilla).not.toContain('MTLS004');
    expect(ofVanilla).not.toContain('MTLS022');
  });

  it('asks for the versions of the pack', async () => {
    const { packages } = pack.facts;
    const manifest = JSON.parse((await texts(vanilla))['package.json'] ?? '') as Record<string, unknown>;
    expect(manifest['dependencies']).toEqual({
      '@azure/msal-node': packages.typescript['@azure/msal-node']?.range,
    });
    const { jose, ...others } = packages.typescript;
    expect(jose).toBeDefined();
    const poorer = { ...pack, facts: { ...pack.facts, packages: { ...packages, typescript: others } } };
    await expect(render(vanilla, poorer)).rejects.toThrow(Problem);
    await expect(render(vanilla, poorer)).rejects.toThrow(/names no version of the npm package jose/);
  });
});

describe('answers', () => {
  it('that are not given leave no trace in the code', async () => {
    const defaults = defaultsIn((await texts(vanilla))['src/config.ts']);
    expect(Object.keys(defaults)).toContain('RESOURCE_SCOPE');
    expect(Object.keys(defaults)).not.toContain('AZURE_TENANT_ID');
  });

  it('name the authority of another cloud', async () => {
    const china = { ...vanilla, settings: { ...vanilla.settings, cloud: 'china' as const } };
    const defaults = defaultsIn((await texts(china))['src/config.ts']);
    expect(defaults['AZURE_AUTHORITY_HOST']).toBe('https://login.partner.microsoftonline.cn');
  });

  it('stand in every file exactly as given, whatever they hold', async () => {
    const value = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme', minLength: 1 }),
          fc.constantFrom("'", '`', '${x}', '*/', '\\', '<%= 1 %>', '```', '|', '#', '\u202e', '🔑'),
        ),
        { minLength: 1 },
      )
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '' && !['"', "'", '`'].every((quote) => text.includes(quote)));
    const plain = await texts(withSettings('a', 'b'));
    const fences = (text = ''): number =>
      text.split('\n').filter((line) => line.trim().startsWith('```')).length;
    await fc.assert(
      fc.asyncProperty(value, value, async (scope, tenant) => {
        const files = await texts(withSettings(scope, tenant));
        const expected = { RESOURCE_SCOPE: scope, AZURE_TENANT_ID: tenant };
        expect(defaultsIn(files['src/config.ts'])).toMatchObject(expected);
        expect({ ...parseEnv(files['.env.example'] ?? '') }).toMatchObject(expected);
        expect(files['README.md']?.split('\n')).toHaveLength(plain['README.md']?.split('\n').length ?? 0);
        expect(fences(files['README.md'])).toBe(fences(plain['README.md']));
      }),
      { numRuns: 200 },
    );
  });

  function withSettings(scope: string, tenant: string): Flow {
    const settings: Settings = { ...vanilla.settings, scope, tenant };
    return { ...vanilla, settings };
  }
});
