import { describe, expect, it } from 'vitest';
import { ficIdentity, flowFor, layOut, vanilla } from '../testing/flows.js';
import { loadPack } from '../../guidance/load.js';
import { typeScriptTarget, type Repo } from '../testing/typescript-target.js';
import { layOutTypeScript } from './lay-out.js';

async function edited(packageJson: object, repo: Repo = {}, allowMajor = false) {
  const text = `${JSON.stringify(packageJson, null, 2)}\n`;
  const target = typeScriptTarget({ ...repo, packageJson: text });
  const flows = [await flowFor(target, vanilla)];
  const { edits } = await layOutTypeScript({ flows, target, pack: await loadPack(), allowMajor });
  const [edit] = edits;
  const after = edit?.apply(text) ?? '';
  return { edit, after, maps: JSON.parse(after) as Record<string, Record<string, string>> };
}

describe('the edit of package.json', () => {
  it('adds what the code and its tests import, and neither compiler nor runner', async () => {
    const { maps, edit, after } = await edited({ name: 'orders', dependencies: { zod: '^4.0.0' } });
    expect(maps['dependencies']).toEqual({ '@azure/msal-node': '^7.2.1', zod: '^4.0.0' });
    expect(Object.keys(maps['devDependencies'] ?? {})).toEqual([
      '@peculiar/x509',
      '@types/node',
      'jose',
      'reflect-metadata',
    ]);
    expect(edit?.contribution).toMatchObject({ dependencies: { '@azure/msal-node': '^7.2.1' } });
    expect(edit?.apply(after)).toBe(after);
  });

  it('takes jose in the version that Jest and CommonJS can load, and keeps one that will do', async () => {
    const joseWith = async (repo: Repo, jose?: string): Promise<string | undefined> =>
      (await edited(jose === undefined ? {} : { devDependencies: { jose } }, repo)).maps['devDependencies']?.[
        'jose'
      ];
    expect(await joseWith({ moduleSystem: 'esm', runner: 'node' })).toMatch(/^\^6/);
    expect(await joseWith({ moduleSystem: 'esm', runner: 'jest' })).toMatch(/^\^5/);
    expect(await joseWith({ moduleSystem: 'commonjs', runner: 'mocha' })).toMatch(/^\^5/);
    expect(await joseWith({ moduleSystem: 'esm', runner: 'node' }, '^5.9.6')).toBe('^5.9.6');
  });

  it('takes the words of tests from the repo’s own Jest, unless they are globals', async () => {
    const jest = { devDependencies: { jest: '^29.7.0', '@types/node': '^18.0.0' } };
    const { maps } = await edited(jest, { runner: 'jest' });
    expect(maps['devDependencies']).toMatchObject({ '@jest/globals': '^29.7.0', '@types/node': '^18.0.0' });
    const withGlobals = await edited(jest, { runner: 'jest', tests: { globals: true } });
    expect(withGlobals.maps['devDependencies']).not.toHaveProperty('@jest/globals');
  });

  it('refuses a jump across a major version that nobody agreed to', async () => {
    const old = { dependencies: { '@azure/msal-node': '^3.5.0' } };
    await expect(edited(old)).rejects.toMatchObject({ code: 'needs-major', exitCode: 5 });
    expect((await edited(old, {}, true)).maps['dependencies']).toEqual({ '@azure/msal-node': '^7.2.1' });
    const newer = await edited({ dependencies: { '@azure/msal-node': '8.0.0' } });
    expect(newer.maps['dependencies']).toEqual({ '@azure/msal-node': '8.0.0' });
  });

  it('counts what the code of one flow needs as more than a tool of another', async () => {
    const target = typeScriptTarget();
    const { edits } = await layOut(target, vanilla, { ...ficIdentity, name: 'orders' });
    const after = JSON.parse(edits[0]?.apply(target.packageJson.text) ?? '') as Record<string, object>;
    expect(after['dependencies']).toHaveProperty('@peculiar/x509');
    expect(after['devDependencies']).not.toHaveProperty('@peculiar/x509');
  });
});
