import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPack } from '../../../src/guidance/load.js';
import { describeWithDotnet, runDotnet } from '../../support/dotnet.js';
import { build, clean, restore, stopCompiler } from './build.js';
import { type SolutionCase, namespaceOf, packOf } from './cases.js';
import { runTests } from './run-tests.js';
import { emitSolution, joinSolutions, rootOf, workshop } from './workshop.js';

const vanilla: SolutionCase = {
  flow: 'vanilla',
  authentication: 'system-assigned',
  guidance: '1.1.0',
  testFramework: 'xunit',
  framework: 'net10.0',
  keyAttestation: 'yes',
};
const fic: SolutionCase = {
  ...vanilla,
  flow: 'fic-pop',
  authentication: 'client-id',
  guidance: '2.0.0',
  framework: 'net8.0',
  minKeyStrength: 'keyguard',
};

const folder = 'attested';
const keyAttestation = 'Microsoft.Identity.Client.KeyAttestation';
const feed = path.join(workshop, 'attestation-feed');

/**
 * The real package does not restore from every package source, so a stand-in with its name, namespace and extension method takes its
 * place: that the emitted code calls the method is compiled for real, what the method does is not. It comes from a folder and goes
 * into a folder of its own, never among the packages of the user, whose projects would take it for the real one.
 */
describeWithDotnet('key attestation, compiled against a stand-in for its package', () => {
  beforeAll(async () => {
    const own = path.join(workshop, 'attestation-packages');
    await Promise.all(
      [feed, own, path.join(workshop, folder)].map((path) => rm(path, { recursive: true, force: true })),
    );
    for (const each of [vanilla, fic]) {
      await emitSolution(folder, each);
      await packStandIn(await versionFor(each));
    }
    const solution = await joinSolutions(folder, [
      { folder, cases: [vanilla], kinds: ['src', 'test'] },
      { folder, cases: [fic], kinds: ['src'] },
    ]);
    await restore(solution, {
      RestoreAdditionalProjectSources: feed,
      RestorePackagesPath: own,
      RestoreFallbackFolders: await packagesOfTheUser(),
    });
  }, 300_000);
  afterAll(stopCompiler, 60_000);

  it('builds without a warning', { timeout: 300_000 }, async () => {
    expect(await build(`${folder}.slnx`)).toEqual(clean);
  });

  it('is asked for on the request of the managed identity, with the key strength where that is asked for', async () => {
    expect(await library(vanilla, 'MtlsPopTokenAcquirer')).toMatch(
      /\.WithMtlsProofOfPossession\(\)\s+\.WithAttestationSupport\(\);/,
    );
    expect(await library(fic, 'FicLeg1Acquirer')).toMatch(
      /\.WithMtlsProofOfPossession\(new PoPOptions \{ MinStrength = MtlsBindingStrength\.KeyGuard \}\)\s+\.WithAttestationSupport\(\);/,
    );
  });

  it('leaves the tests passing', { timeout: 180_000 }, async () => {
    const { exitCode, counts, output } = await runTests(folder, vanilla);
    expect({ exitCode, failed: counts?.failed }, output).toEqual({ exitCode: 0, failed: 0 });
  });
});

async function versionFor(each: SolutionCase): Promise<string> {
  const { facts } = await loadPack(packOf(each));
  const version = facts.packages.csharp[keyAttestation]?.range;
  if (version === undefined) throw new Error(`Guidance ${each.guidance} knows no ${keyAttestation}.`);
  return version;
}

/** Its versions are those of MSAL.NET. */
async function packStandIn(version: string): Promise<void> {
  const project = path.join(workshop, 'attestation', version);
  await cp(path.join(import.meta.dirname, 'attestation'), project, { recursive: true });
  const { exitCode, output } = await runDotnet(project, [
    'pack',
    '-p:UseSharedCompilation=false',
    `-p:Version=${version}`,
    '-o',
    feed,
  ]);
  if (exitCode !== 0) throw new Error(output);
}

/** The folder that packages were restored into already: nothing is downloaded twice. */
async function packagesOfTheUser(): Promise<string> {
  const { output } = await runDotnet(workshop, ['nuget', 'locals', 'global-packages', '--list']);
  const packages = /global-packages: (.+?)\s*$/m.exec(output)?.[1];
  if (packages === undefined) throw new Error(output);
  await mkdir(packages, { recursive: true });
  return packages;
}

function library(each: SolutionCase, name: string): Promise<string> {
  return readFile(path.join(rootOf(folder, each), 'src', namespaceOf(each), 'MtlsPop', `${name}.cs`), 'utf8');
}
