import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { answersText } from '../../src/plan/answers/answers-file.js';
import { csharpFlow, flow } from '../../src/plan/testing/fixtures.js';
import { workflow, workflowText } from './job.js';
import { presetsFile, published, schemaFile } from './published.mjs';
import { bumped, found, renovateConfig, type RegexManager } from './renovate-config.js';

const [manager] = renovateConfig.customManagers;
const answersFile = 'services/orders/.mtls-pop.yaml';

describe('the Renovate configuration', () => {
  const schema = (): { properties: object; definitions: Record<string, unknown> } =>
    JSON.parse(readFileSync(path.join(published, schemaFile), 'utf8')) as ReturnType<typeof schema>;

  const needsPublished: (skip: (condition: boolean, note: string) => void) => void = (skip) => {
    skip(
      !existsSync(published),
      'Renovate’s schema could not be fetched from npm when the tests were set up',
    );
  };

  it('is valid by the schema that Renovate publishes, with no key that it does not know', ({ skip }) => {
    needsPublished(skip);
    const { properties, definitions } = schema();
    // The schema has keywords beside references.
    const validate = new Ajv({ extendRefs: true, unknownFormats: 'ignore' }).compile(schema());
    expect(validate(renovateConfig), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...renovateConfig, customManagers: [{ ...manager, customType: 'regexp' }] })).toBe(
      false,
    );
    const known = Object.keys({ ...properties, ...definitions, $schema: '' });
    const { customDatasources, customManagers, packageRules, ...rest } = renovateConfig;
    const used = [rest, ...customManagers, ...packageRules, ...Object.values(customDatasources)];
    for (const key of used.flatMap((each) => Object.keys(each))) expect(known).toContain(key);
  });

  it('finds the version of the tool in the workflow, by the preset that it extends', async ({ skip }) => {
    needsPublished(skip);
    const folder = mkdtempSync(path.join(tmpdir(), 'mtls-pop-renovate-'));
    const module = path.join(folder, 'presets.mjs');
    const code = readFileSync(path.join(published, presetsFile), 'utf8');
    writeFileSync(module, code.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
    const { presets: all } = (await import(/* @vite-ignore */ pathToFileURL(module).href)) as Presets;
    rmSync(folder, { recursive: true });
    const [name] = renovateConfig.extends;
    expect(name).toBe('customManagers:githubActionsVersions');
    const [preset] = all.githubActionsVersions.customManagers;
    const file = '.github/workflows/mtls-pop.yml';
    expect(found(preset, file, workflowText)).toEqual([
      expect.objectContaining({
        datasource: 'npm',
        depName: 'generator-msal-mtls-pop',
        currentValue: workflow.env['MTLS_POP_VERSION'],
      }),
    ]);
    expect(bumped(preset, file, workflowText, '9.8.7')).toContain('\n  MTLS_POP_VERSION: 9.8.7\n');
  });

  it.each([
    ['as it is generated', (text: string): string => text],
    ['with line endings of Windows', (text: string): string => text.replaceAll('\n', '\r\n')],
    ['as a formatter leaves it', (text: string): string => text.replace('"2.0.0"', '2.0.0')],
    ['with a comment', (text: string): string => text.replace('"2.0.0"', "'2.0.0' # Ours.")],
    [
      'with the guidance last',
      (text: string): string => text.replace(/(guidance: .*)\n([^]*)/, (_, line, rest) => `${rest}${line}`),
    ],
  ])('bumps the guidance that an answers file names, and no other byte: %s', (_, change) => {
    const text = change(answersText('2.0.0', [flow(), csharpFlow()]));
    expect(found(manager, answersFile, text)).toEqual([{ currentValue: '2.0.0' }]);
    expect(bumped(manager, answersFile, text, '2.1.0')).toBe(text.replace('2.0.0', '2.1.0'));
  });

  it('passes over a pack of one’s own, and other files', () => {
    expect(found(manager, answersFile, answersText('2.0.0-contoso.1', [flow()]))).toEqual([]);
    expect(found(manager, answersFile, answersText('./packs/ours', [flow()]))).toEqual([]);
    expect(found(manager, 'docs/my.mtls-pop.yaml.md', answersText('2.0.0', [flow()]))).toEqual([]);
  });

  it('reads the versions of the guidance where the published package has them', async () => {
    const source = renovateConfig.customDatasources[manager.datasourceTemplate.replace('custom.', '')];
    const { pathname } = new URL(source?.defaultRegistryUrlTemplate ?? '');
    const [, file = ''] = /^\/generator-msal-mtls-pop@latest\/(.*)$/.exec(pathname) ?? [];
    const index: unknown = JSON.parse(
      readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8'),
    );
    const read = async (input: unknown): Promise<unknown> =>
      JSON.parse(JSON.stringify(await jsonata(source?.transformTemplates[0] ?? '').evaluate(input)));
    const versions = ['1.0.0', '1.1.0', '2.0.0'].map((version) => ({ version }));
    expect(await read(index)).toEqual({ releases: versions });
    expect(await read({ packs: [{ version: '3.0.0' }] })).toEqual({ releases: [{ version: '3.0.0' }] });
  });

  it('puts both on the branch on which the workflow updates', () => {
    const [{ groupName, matchPackageNames }] = renovateConfig.packageRules;
    expect(matchPackageNames).toEqual(['generator-msal-mtls-pop', 'mtls-pop-guidance']);
    expect(workflowText).toContain(`branches: [main, master, renovate/${groupName}]`);
  });
});

interface Presets {
  readonly presets: { readonly githubActionsVersions: { readonly customManagers: readonly [RegexManager] } };
}
