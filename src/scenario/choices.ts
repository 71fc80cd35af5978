import { combinationValues } from '../guidance/combinations.js';
import type { Pack } from '../guidance/schema.js';
import type { AnswerName } from './answers.js';
import type { CSharpFlow, Framework, Language, ModuleSystem, PackageManager } from './flow.js';

export const languages: readonly Language[] = ['typescript', 'csharp'];

export const testRunners: Record<Language, readonly string[]> = {
  typescript: ['vitest', 'node', 'jest', 'mocha'],
  csharp: ['xunit', 'nunit', 'mstest'],
};

const moduleSystems: readonly ModuleSystem[] = ['esm', 'commonjs'];
const packageManagers: readonly PackageManager[] = ['npm', 'pnpm', 'yarn'];
const frameworks: readonly Framework[] = ['net10.0', 'net8.0'];
const keyStrengths: readonly CSharpFlow['minKeyStrength'][] = ['any', 'keyguard'];

/**
 * Every value that an answer may take, whatever the other answers are; undefined for free text. What a scenario still allows
 * is narrower: see `openValues` in scenario-answers.ts.
 */
export function valuesOf(name: AnswerName, pack: Pack, language: Language): readonly string[] | undefined {
  switch (name) {
    case 'language':
      return languages;
    case 'flow':
    case 'auth':
    case 'finalToken':
      return combinationValues[name];
    case 'identity':
      return combinationValues.identity.filter((identity) => identity !== 'none');
    case 'leg2Auth':
      return combinationValues.auth;
    case 'cloud':
      return Object.keys(pack.facts.clouds);
    case 'testRunner':
      return testRunners[language];
    case 'module':
      return language === 'typescript' ? moduleSystems : [];
    case 'framework':
      return language === 'csharp' ? frameworks : [];
    case 'keyAttestation':
      return language === 'csharp' ? ['no', 'yes'] : [];
    case 'minKeyStrength':
      return language === 'csharp' ? keyStrengths : [];
    case 'packageManager':
      return language === 'typescript' ? packageManagers : [];
    case 'identityValue':
    case 'resource':
    case 'tenant':
    case 'clientId':
    case 'leg1ClientId':
    case 'region':
    case 'name':
    case 'guidance':
    case 'leg1Resource':
    case 'clientSecret':
      return undefined;
  }
}
