import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import semver from 'semver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGuidance } from './build.js';
import type { PackIndex } from './load.js';
import type { Pack } from './schema.js';

const sources = join(import.meta.dirname, '../../guidance');
const scratch = mkdtempSync(join(tmpdir(), 'mtls-pop-build-guidance-'));
const built = join(scratch, 'built');
let index: PackIndex;

const packOf = (version: string): Pack =>
  JSON.parse(readFileSync(join(built, `${version}.json`), 'utf8')) as Pack;

beforeAll(async () => {
  index = await buildGuidance(sources, built);
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A copy of the sources with one replacement in one file. */
function changed(file: string, from: string, to: string): string {
  const copy = mkdtempSync(join(scratch, 'sources-'));
  cpSync(sources, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

const buildProblem = async (folder: string): Promise<string> =>
  buildGuidance(folder, join(scratch, 'refused')).then(
    () => 'built',
    (error: unknown) => (error as Error).message,
  );

describe('the build of the guidance', () => {
  it('writes every pack of the sources and an index, oldest first', () => {
    expect(index.packs.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0', '2.0.0']);
    expect(index.latest).toBe('2.0.0');
    expect(readdirSync(built).sort()).toEqual(['1.0.0.json', '1.1.0.json', '2.0.0.json', 'index.json']);
    expect(JSON.parse(readFileSync(join(built, 'index.json'), 'utf8'))).toEqual(index);
  });

  it('gives a pack that extends another everything of its base', () => {
    const [first, latest] = [packOf('1.0.0'), packOf('2.0.0')];
    expect(latest.facts.clouds).toEqual(first.facts.clouds);
    expect(latest.scenarios).toEqual(first.scenarios);
    const ids = latest.rules.map(({ id }) => id);
    for (const { id } of first.rules) expect(ids).toContain(id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(latest.changelog.map(({ version }) => version)).toEqual(
      expect.arrayContaining(['1.0.0', '1.1.0', '2.0.0']),
    );
  });

  it('refuses a pack with fewer than the 15 scenarios', async () => {
    const line = '  - { flow: fic, auth: confidential-client, identity: none, finalToken: bearer }\n';
    const refused = '\nrefused:\n';
    const folder = changed('1.0.0/scenarios.yaml', line, '');
    const file = join(folder, '1.0.0/scenarios.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        refused,
        `${refused}  - id: no-bearer\n    when: { flow: [fic], auth: [confidential-client], finalToken: [bearer] }\n    reason: Not here.\n    nearest: { finalToken: mtls-pop }\n`,
      ),
    );
    expect(await buildProblem(folder)).toContain('scenarios.yaml: valid: all 15 scenarios');
  });

  it('refuses a folder that is not named by its version', async () => {
    const folder = changed('2.0.0/pack.yaml', 'version: 2.0.0', 'version: 2.0.1');
    expect(await buildProblem(folder)).toContain('pack.yaml: version: the name of its folder, 2.0.0');
  });

  it('refuses an API that the least accepted version of its package lacks', async () => {
    const folder = changed('2.0.0/pack.yaml', 'since: 4.85.2', 'since: 4.99.0');
    expect(await buildProblem(folder)).toContain('pack.yaml: facts.apis.minimum-key-strength');
  });

  it('refuses a fact or a rule that changed without an entry in the changelog', async () => {
    expect(await buildProblem(changed('2.0.0/changelog.yaml', 'facts: [region]', 'facts: []'))).toContain(
      'an entry for the fact region, which differs from 1.1.0',
    );
    expect(await buildProblem(changed('1.1.0/changelog.yaml', 'rules: [MTLS018]', 'rules: []'))).toContain(
      'an entry for the rule MTLS018, which differs from 1.0.0',
    );
  });

  it('refuses a changelog that names a rule which does not exist', async () => {
    const folder = changed('2.0.0/changelog.yaml', 'rules: [MTLS023]', 'rules: [MTLS023, MTLS999]');
    expect(await buildProblem(folder)).toContain('MTLS999 is not a rule of this pack');
  });

  it('keeps what was built before when a pack is refused', async () => {
    const destination = join(scratch, 'kept');
    await buildGuidance(sources, destination);
    const broken = changed('2.0.0/pack.yaml', 'region: recommended', 'region: sometimes');
    await expect(buildGuidance(broken, destination)).rejects.toThrow('facts.region');
    expect(readdirSync(destination)).toHaveLength(4);
  });
});

describe('package versions', () => {
  it('of TypeScript resolve to what this repository has installed and tests with', () => {
    for (const { version } of index.packs) {
      for (const [name, { range, least }] of Object.entries(packOf(version).facts.packages.typescript)) {
        // A major version of its own is installed under a name of its own: jose@5 as jose-5.
        const folder = name.replace(/(?<=.)@/, '-');
        const manifest = join(import.meta.dirname, '../../node_modules', folder, 'package.json');
        const installed = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
        expect(semver.satisfies(installed, range), `${name} ${range} against ${installed}`).toBe(true);
        expect(semver.lte(least, semver.minVersion(range) ?? '0.0.0'), `${name} ${least} to ${range}`).toBe(
          true,
        );
      }
    }
  });

  it('of MSAL.NET rise with the guidance', () => {
    const least = index.packs.map(
      ({ version }) => packOf(version).facts.packages.csharp['Microsoft.Identity.Client']?.least,
    );
    expect(least).toEqual(['4.82.0', '4.82.1', '4.92.0']);
  });
});
