import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import { combinationValues } from '../guidance/combinations.js';
import type { Pack } from '../guidance/schema.js';
import { readSourcePacks } from '../guidance/source-packs.js';
import { type Answers, answerNames, fixedAnswerNames } from './answers.js';
import type { Flow } from './flow.js';
import { platformLimitsOf } from './limits.js';
import { resolveFlow } from './resolve.js';
import { identityForms } from './values/identifiers.js';

let packs: [Pack, Pack, Pack];
let pack: Pack;

beforeAll(async () => {
  packs = (await readSourcePacks(join(import.meta.dirname, '../../guidance'))) as typeof packs;
  pack = packs[2];
});

function outcome(answers: Answers, yes: boolean): Flow | Problem {
  try {
    return resolveFlow(answers, pack, { yes });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const problemOf = (answers: Answers, yes = false): Problem => {
  const result = outcome(answers, yes);
  if (result instanceof Problem) return result;
  throw new Error('accepted');
};

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

  it('may say what could not be otherwise', () => {
    const fixed = { leg2Auth: 'confidential-client', leg1Resource: 'api://AzureADTokenExchange/.default' };
    expect(resolveFlow({ flow: 'fic', ...fixed }, pack, { yes: true }).scenario.flow).toBe('fic');
  });
});

describe('--yes', () => {
  it('alone gives a scenario that runs on every machine', () => {
    const flow = resolveFlow({}, pack, { yes: true, name: 'orders' });
    expect(flow).toMatchObject({
      name: 'orders',
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
    const problem = problemOf({ identityValue: '11111111-1111-1111-1111-111111111111' }, true);
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
    const { code, exitCode, message } = problemOf({});
    expect([code, exitCode]).toEqual(['missing-answers', ExitCode.badInput]);
    const lines = message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/)[0]);
    expect(lines).toEqual([
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
    const { message } = problemOf({ flow: 'vanilla', auth: 'confidential-client' });
    expect(message.match(/--[a-z-]+/g)).toEqual(['--resource']);
  });

  it('giving what is listed is enough', () => {
    const answers = {
      flow: 'fic',
      auth: 'confidential-client',
      finalToken: 'bearer',
      resource: 'api://orders',
    };
    expect(outcome(answers, false)).not.toBeInstanceOf(Problem);
  });

  it('settings and project options keep their defaults', () => {
    const answers = { flow: 'vanilla', auth: 'confidential-client', resource: 'api://orders' };
    expect(outcome(answers, false)).toMatchObject({ testRunner: 'vitest', settings: { tenant: undefined } });
  });
});

describe('a managed identity', () => {
  it('says where it runs', () => {
    const flow = resolveFlow({ flow: 'fic', identity: 'system-assigned' }, pack, { yes: true });
    expect(platformLimitsOf(flow, pack).map(({ preview }) => preview)).toEqual([true]);
  });
});

const guid = '6325cd32-9911-41f3-819c-416cdf9104e7';
const maybe = (...values: readonly string[]) => fc.constantFrom<string | undefined>(undefined, ...values);

describe('any answers', () => {
  it('of the listed values give one of the 15 scenarios or a reason', () => {
    const answers = fc.record({
      flow: maybe(...combinationValues.flow),
      auth: maybe(...combinationValues.auth),
      identity: maybe(...combinationValues.identity.slice(1)),
      identityValue: maybe(guid, identityForms['user-assigned-resource-id'].example),
      finalToken: maybe(...combinationValues.finalToken),
      leg2Auth: maybe(...combinationValues.auth),
      leg1ClientId: maybe(guid),
    });
    fc.assert(
      fc.property(answers, fc.boolean(), (given, yes) => {
        const result = outcome(given, yes);
        if (result instanceof Problem) {
          expect(result.exitCode).toBe(ExitCode.badInput);
          expect(result.because).toBeTruthy();
          expect(result.next).toBeTruthy();
          return;
        }
        const { flow, finalToken, ...rest } = result.scenario;
        const { auth, ...identity } = 'leg1' in rest ? rest.leg1 : rest.authentication;
        const kind = 'identity' in identity ? identity.identity.kind : 'none';
        expect(pack.scenarios.valid).toContainEqual({ flow, auth, identity: kind, finalToken });
        for (const question of ['flow', 'finalToken'] as const)
          expect([undefined, result.scenario[question]]).toContain(given[question]);
        expect([undefined, auth]).toContain(given.auth);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any text are carried exactly or refused, in one short message without anything unprintable', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '"',
        "'",
        '`',
        '${x}',
        '*/',
        '<%= x %>',
        '\n',
        '\r',
        '\0',
        '\u202e',
        '\u2028',
        '😀',
        '__proto__',
        'https://a.example/"',
        'https://a.example/`',
        'https://a.example/${x}',
        'https://a.example/*/',
        'https://user:pass@a.example',
        'https://a.example?q',
        'https://a.example#f',
        'http://a.example',
        'api://',
        'https://😀.example',
        'https://graph.microsoft.com/User.Read',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...answerNames, ...fixedAnswerNames), nasty, (name, value) => {
        const result = outcome({ [name]: value }, true);
        if (result instanceof Problem) {
          expect(result.exitCode).toBe(ExitCode.badInput);
          expect(result.next).toBeTruthy();
          const text = `${result.message}${result.because ?? ''}${result.next}`;
          expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
          return;
        }
        if (name === 'resource') expect(result.settings.resource).toBe(value);
        if (name === 'name') expect(result.name).toBe(value);
      }),
      { numRuns: 1500 },
    );
  });
});
