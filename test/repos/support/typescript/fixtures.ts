import path from 'node:path';
import { all } from '../../../support/all.js';
import type { Command } from '../run.js';
import type { Trial } from '../trial.js';
import { linkPackages } from './link-packages.js';
import { npmCli } from './npm.js';

interface Fixture {
  /** The package that gets the flow; the repo's root where it is not said. */
  readonly root?: string;
  /** npm scripts of the repo's root, in the order in which its owner would run them. */
  readonly scripts: readonly string[];
  readonly flows?: readonly (readonly string[])[];
  readonly mayChange?: readonly RegExp[];
  /** Whether none of its scripts warns; so it is where it is not said. */
  readonly isQuiet?: boolean;
  /** Where `--wire` writes; flows are added with it then. */
  readonly wired?: readonly string[];
}

const vanilla = (name: string, resource: string): readonly string[] => [
  ...['--flow', 'vanilla', '--auth', 'confidential-client'],
  ...['--name', name, '--resource', resource],
];
const graph = vanilla('graph', 'https://graph.microsoft.com');
const managedIdentity = [
  ...['--flow', 'vanilla', '--auth', 'managed-identity', '--identity', 'system-assigned'],
  ...['--name', 'vault', '--resource', 'https://vault.azure.net'],
];
const fic = [
  ...['--flow', 'fic', '--auth', 'managed-identity', '--identity', 'system-assigned'],
  ...['--name', 'orders', '--final-token', 'bearer', '--resource', 'api://orders'],
];

/** What is run in each fixture, and what is added to it. What each is like, says test/repos/README.md. */
const fixtures = {
  'nest-jest': {
    scripts: ['build', 'lint', 'format:check', 'test', 'test:e2e'],
    flows: [graph, vanilla('orders', 'api://orders')],
    wired: ['src/app.module.ts'],
  },
  'fastify-node-test': {
    scripts: ['typecheck', 'lint', 'format:check', 'build', 'test'],
    flows: [managedIdentity],
    wired: ['src/app.ts'],
  },
  'express-mocha': { scripts: ['build', 'lint', 'test'], flows: [fic], wired: ['src/app.ts'] },
  'pnpm-turbo-vitest': {
    root: 'apps/api',
    scripts: ['build', 'typecheck', 'format:check', 'test'],
    // Turborepo warns that there is no lock file, and no cache.
    isQuiet: false,
  },
  biome: { scripts: ['typecheck', 'check', 'test'], flows: [managedIdentity] },
  'tabs-crlf': {
    scripts: ['typecheck', 'lint', 'format:check', 'build', 'test'],
    flows: all ? [graph, fic] : [graph],
  },
  verbatim: { scripts: ['typecheck', 'lint', 'format:check', 'test'], flows: [fic] },
  'project-references': { scripts: ['build', 'lint', 'test'] },
  'older-msal': {
    scripts: ['typecheck', 'build', 'lint', 'test'],
    flows: [[...graph, '--allow-major']],
    mayChange: [/"@azure\/msal-node": /],
  },
  'newer-msal': { scripts: ['typecheck', 'build', 'lint', 'format:check', 'test'] },
} as const satisfies Record<string, Fixture>;

export type FixtureName = keyof typeof fixtures;
export const fixtureNames = Object.keys(fixtures) as FixtureName[];

/** The two that differ most, of those whose packages this repository has itself: they cost no install. */
export const byDefault: readonly FixtureName[] = ['tabs-crlf'];

export const fixtureFolder = (name: FixtureName): string =>
  path.resolve(import.meta.dirname, '../../typescript', name);

export function trialOf(name: FixtureName): Trial {
  const {
    scripts,
    root = '',
    flows = [graph],
    mayChange = [],
    isQuiet = true,
    wired = [],
  }: Fixture = fixtures[name];
  return {
    fixture: fixtureFolder(name),
    root,
    install: linkPackages,
    commands: scripts.map(npmScript),
    flows: wired.length === 0 ? flows : flows.map((flow) => [...flow, '--wire']),
    mayChange,
    isQuiet,
    wired,
  };
}

const npmScript = (script: string): Command => ({
  name: `npm run ${script}`,
  program: process.execPath,
  args: [npmCli(), 'run', '--silent', script],
  env: {
    // Corepack's business, and a network's.
    npm_config_manage_package_manager_versions: 'false',
    npm_config_update_notifier: 'false',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_CACHE: 'local:,remote:',
  },
});
