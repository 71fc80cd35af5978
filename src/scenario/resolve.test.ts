import { describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import type { Answers } from './answers.js';
import { platformLimitsOf } from './limits.js';
import { resolveFlow } from './resolve.js';
import { latest as pack, outcome, packs, refusal } from './testing/outcome.js';
import { identityForms } from './values/identifiers.js';

describe('answers that are complete', () => {
  it('give each of the 15 scenarios under every pack', () => {
    const seen = new Set<string>();
    for (const each of packs) {
      for (const { flow, auth, identity, finalToken } of each.scenarios.valid) {
        const kind = identity === 'none' ? {} : { identity };
        const value =
          identity in identityForms
            ? identityForms[identity as keyof typeof identityForms].example
            : undefined;
        const answers = { flow, auth, ...kind, identityValue: value, finalToken };
        seen.add(JSON.stringify(resolveFlow(answers, each, { yes: true }).scenario));
      }
    }
    expect(seen.size).toBe(15);
  });

  it('are carried into the flow', () => {
    const flow = resolveFlow(
      {
        flow: 'fic',
        auth: 'confidential-client',
        finalToken: 'bearer',
        resource: 'https://orders.vault.azure.net',
        tenant: 'contoso.onmicrosoft.com',
        clientId: '11111111-1111-1111-1111-111111111111',
        leg1ClientId: '22222222-2222-2222-2222-222222222222',
        region: 'westus3',
        cloud: 'usgov',
        name: '@contoso/orders',
        testRunner: 'mocha',
        module: 'commonjs',
        packageManager: 'pnpm',
      },
      pack,
      { yes: false },
    );
    expect(flow).toEqual({
      name: '@contoso/orders',
      language: 'typescript',
      scenario: { flow: 'fic', leg1: { auth: 'confidential-client' }, finalToken: 'bearer' },
      settings: {
        resource: 'https://orders.vault.azure.net',
        scope: 'https://vault.azure.net/.default',
        resourceUrl: 'https://orders.vault.azure.net',
        tenant: 'contoso.onmicrosoft.com',
        clientId: '11111111-1111-1111-1111-111111111111',
        leg1ClientId: '22222222-2222-2222-2222-222222222222',
        region: 'westus3',
        cloud: 'usgov',
      },
      testRunner: 'mocha',
      moduleSystem: 'commonjs',
      packageManager: 'pnpm',
    });
  });

  it('give each of the 15 scenarios in C#, with what only C# has', () => {
    const answers = { language: 'csharp', name: 'Contoso.Orders', testRunner: 'mstest', framework: 'net8.0' };
    const seen = new Set<string>();
    for (const { identity, ...scenario } of pack.scenarios.valid) {
      const managed =
        identity === 'none' ? {} : { identity, keyAttestation: 'yes', minKeyStrength: 'keyguard' };
      const value =
        identity in identityForms ? identityForms[identity as keyof typeof identityForms].example : undefined;
      const flow = resolveFlow(
        { ...answers, ...scenario, ...managed, identityValue: value, resource: 'api://orders' },
        pack,
        { yes: false },
      );
      seen.add(JSON.stringify(flow.scenario));
      expect(flow).toEqual({
        ...answers,
        scenario: flow.scenario,
        settings: flow.settings,
        keyAttestation: identity !== 'none',
        minKeyStrength: identity === 'none' ? 'any' : 'keyguard',
      });
    }
    expect(seen.size).toBe(15);
  });

  it('may say what could not be otherwise', () => {
    const fixed = { leg2Auth: 'confidential-client', leg1Resource: 'api://AzureADTokenExchange/.default' };
    expect(resolveFlow({ flow: 'fic', ...fixed }, pack, { yes: true }).scenario.flow).toBe('fic');
  });
});

describe('--yes', () => {
  it('alone gives a scenario that runs on every machine', () => {
    const flow = resolveFlow({}, pack, { yes: true, name: { typescript: 'orders' } });
    expect(flow).toMatchObject({
      name: 'orders',
      language: 'typescript',
      scenario: {
        flow: 'vanilla',
        authentication: { auth: 'confidential-client' },
        finalToken: 'mtls-pop',
      },
      settings: { scope: 'https://graph.microsoft.com/.default', cloud: 'public', region: undefined },
      testRunner: 'vitest',
      moduleSystem: 'esm',
      packageManager: 'npm',
    });
    expect(platformLimitsOf(flow, pack)).toEqual([]);
  });

  it('takes for C# what the language prefers', () => {
    expect(resolveFlow({ language: 'csharp' }, pack, { yes: true })).toMatchObject({
      name: 'MtlsPopService',
      testRunner: 'xunit',
      framework: 'net10.0',
      keyAttestation: false,
      minKeyStrength: 'any',
    });
    const name = { typescript: 'orders-api', csharp: 'OrdersApi' };
    expect(resolveFlow({ language: 'csharp' }, pack, { yes: true, name }).name).toBe('OrdersApi');
    expect(resolveFlow({ testRunner: 'nunit' }, pack, { yes: true, name })).toMatchObject({
      language: 'csharp',
      name: 'OrdersApi',
    });
  });

  it('follows what the given answers imply', () => {
    const scenario = (answers: Answers) => resolveFlow(answers, pack, { yes: true }).scenario;
    expect(scenario({ finalToken: 'bearer' })).toMatchObject({ flow: 'fic' });
    expect(scenario({ leg1ClientId: '22222222-2222-2222-2222-222222222222' })).toMatchObject({
      flow: 'fic',
      leg1: { auth: 'confidential-client' },
    });
    expect(scenario({ identity: 'system-assigned' })).toMatchObject({
      authentication: { auth: 'managed-identity', identity: { kind: 'system-assigned' } },
    });
  });

  it('asks which kind of id an id is', () => {
    const problem = refusal({ identityValue: '11111111-1111-1111-1111-111111111111' });
    expect(problem.code).toBe('missing-answers');
    expect(problem.message).toMatch(/--identity {2}.*user-assigned-client-id/);
  });

  it('takes Microsoft Graph of the chosen cloud', () => {
    const { settings } = resolveFlow({ cloud: 'china' }, pack, { yes: true });
    expect(settings.scope).toBe('https://microsoftgraph.chinacloudapi.cn/.default');
    expect(settings.resourceUrl).toBeUndefined();
  });
});

describe('without --yes', () => {
  it('everything that is missing is listed at once, with when it is needed', () => {
    const { code, exitCode, message } = refusal({}, { yes: false });
    expect([code, exitCode]).toEqual(['missing-answers', ExitCode.badInput]);
    const lines = message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/)[0]);
    expect(lines).toEqual([
      '--language',
      '--flow',
      '--auth',
      '--identity',
      '--identity-value',
      '--final-token',
      '--resource',
    ]);
    expect(message).toMatch(/--identity .*\(with --auth managed-identity\)/);
    expect(message).toMatch(/--final-token .*mtls-pop \| bearer \(with --flow fic\)/);
  });

  it('nothing is listed that the given answers make meaningless', () => {
    const { message } = refusal(
      { language: 'csharp', flow: 'vanilla', auth: 'confidential-client' },
      { yes: false },
    );
    expect(message.match(/--[a-z-]+/g)).toEqual(['--resource']);
  });

  it('giving what is listed is enough', () => {
    const answers = {
      language: 'typescript',
      flow: 'fic',
      auth: 'confidential-client',
      finalToken: 'bearer',
      resource: 'api://orders',
    };
    expect(outcome(answers, { yes: false })).not.toBeInstanceOf(Problem);
  });

  it('settings and project options keep their defaults', () => {
    const answers = { flow: 'vanilla', auth: 'confidential-client', resource: 'api://orders' };
    expect(outcome({ ...answers, language: 'typescript' }, { yes: false })).toMatchObject({
      testRunner: 'vitest',
      settings: { tenant: undefined },
    });
    expect(outcome({ ...answers, language: 'csharp' }, { yes: false })).toMatchObject({
      testRunner: 'xunit',
      framework: 'net10.0',
      settings: { tenant: undefined },
    });
  });
});

describe('a managed identity', () => {
  it('says where it runs', () => {
    const flow = resolveFlow({ flow: 'fic', identity: 'system-assigned' }, pack, { yes: true });
    expect(platformLimitsOf(flow, pack).map(({ preview }) => preview)).toEqual([true]);
  });
});
