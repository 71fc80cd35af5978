import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import type { Pack } from '../guidance/schema.js';
import { readSourcePacks } from '../guidance/source-packs.js';
import type { Answers } from './answers.js';
import { checkAnswers, resolveFlow } from './resolve.js';
import { parseScenario } from './scenario.js';

const clientId = '6325cd32-9911-41f3-819c-416cdf9104e7';
const secret = 'abc8Q~' + 'x'.repeat(34);
let pack: Pack;

beforeAll(async () => {
  [, , pack] = (await readSourcePacks(join(import.meta.dirname, '../../guidance'))) as [Pack, Pack, Pack];
});

function refusal(answers: Answers): Problem {
  try {
    resolveFlow(answers, pack, { yes: true });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(answers)}`);
}

/** The flags of a next step, as the answers that typing them would give. */
function typed(next: string): Answers {
  const flags = [...next.matchAll(/--([a-z0-9-]+) (\S+)/g)].map(([, flag = '', value = '']) => [
    flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(flags) as Answers;
}

/** One row for each refused scenario of docs/emitted.md; `reason` is part of what the pack says. */
const refused: Record<string, { answers: Answers; reason: RegExp; nearest: string }> = {
  'managed identity as leg 2': {
    answers: { flow: 'fic', auth: 'managed-identity', leg2Auth: 'managed-identity', finalToken: 'mtls-pop' },
    reason: /client assertion/,
    nearest: '--flow fic --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
  'a vanilla flow with a Bearer final token': {
    answers: { flow: 'vanilla', auth: 'confidential-client', finalToken: 'bearer' },
    reason: /Only leg 2 of FIC/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'an identity variant for a confidential client': {
    answers: { flow: 'fic', auth: 'confidential-client', identity: 'system-assigned', finalToken: 'bearer' },
    reason: /client id and certificate/,
    nearest: '--flow fic --auth confidential-client --final-token bearer',
  },
  'both at once': {
    answers: {
      flow: 'vanilla',
      auth: 'confidential-client',
      identity: 'system-assigned',
      finalToken: 'bearer',
    },
    reason: /./,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'an id of a system-assigned identity': {
    answers: {
      flow: 'vanilla',
      auth: 'managed-identity',
      identity: 'system-assigned',
      identityValue: clientId,
    },
    reason: /Only a user-assigned identity has an id/,
    nearest: '--flow vanilla --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
  'an id of a confidential client': {
    answers: { flow: 'vanilla', auth: 'confidential-client', identityValue: clientId },
    reason: /Only a user-assigned identity has an id/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'a leg in a vanilla flow': {
    answers: { flow: 'vanilla', auth: 'confidential-client', leg1ClientId: clientId },
    reason: /has no legs/,
    nearest: '--flow vanilla --auth confidential-client --final-token mtls-pop',
  },
  'a client id of a leg 1 that is a managed identity': {
    answers: { flow: 'fic', auth: 'managed-identity', leg1ClientId: clientId },
    reason: /no app registration/,
    nearest: '--flow fic --auth managed-identity --identity system-assigned --final-token mtls-pop',
  },
};

describe('a refused scenario', () => {
  for (const [name, { answers, reason, nearest }] of Object.entries(refused)) {
    it(`${name} gives the pack's reason and the nearest valid scenario, which is valid`, () => {
      const problem = refusal(answers);
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.code).toBe('invalid-scenario');
      expect(problem.because).toMatch(reason);
      expect(problem.next).toBe(`The nearest valid scenario: ${nearest}`);
      expect(() => parseScenario(typed(problem.next), pack)).not.toThrow();
    });
  }

  it('keeps the id of the identity in the nearest scenario', () => {
    const { next } = refusal({
      flow: 'vanilla',
      auth: 'managed-identity',
      identity: 'user-assigned-object-id',
      identityValue: clientId,
      finalToken: 'bearer',
    });
    expect(next).toContain(`--identity user-assigned-object-id --identity-value ${clientId}`);
  });

  it('is refused before anything that is missing is asked for', () => {
    const answers = { flow: 'vanilla', leg1ClientId: clientId };
    expect(() => resolveFlow(answers, pack, { yes: false })).toThrow('has no place in a vanilla flow');
    expect(() => {
      checkAnswers(answers, pack);
    }).toThrow('has no place in a vanilla flow');
  });

  it('a missing id is named by its flag, with the reason', () => {
    const problem = refusal({ flow: 'fic', auth: 'managed-identity', identity: 'user-assigned-client-id' });
    expect(problem.code).toBe('missing-answers');
    expect(problem.message).toContain('--identity-value');
    expect(problem.because).toContain(pack.scenarios.values['identity-value-missing']);
    expect(() =>
      parseScenario(
        { flow: 'fic', auth: 'managed-identity', identity: 'user-assigned-client-id', finalToken: 'bearer' },
        pack,
      ),
    ).toThrow('needs --identity-value');
  });
});

describe('a refused value', () => {
  const cases: Record<string, { answers: Answers; message: string; reason?: RegExp; next?: string }> = {
    'a client id that is not a GUID': {
      answers: { identity: 'user-assigned-client-id', identityValue: 'my-identity' },
      message: '--identity-value "my-identity" is not what user-assigned-client-id takes',
      reason: /exactly this id/,
    },
    'an object id in braces': {
      answers: { identity: 'user-assigned-object-id', identityValue: `{${clientId}}` },
      message: 'the GUID of its object (principal) id',
    },
    'a resource id of something else': {
      answers: {
        identity: 'user-assigned-resource-id',
        identityValue: `/subscriptions/${clientId}/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm`,
      },
      message: '/subscriptions/…/userAssignedIdentities/…',
    },
    'a GUID as a resource id': {
      answers: { identity: 'user-assigned-resource-id', identityValue: clientId },
      message: 'is not what user-assigned-resource-id takes',
      next: `--identity user-assigned-client-id --identity-value ${clientId}`,
    },
    common: {
      answers: { tenant: 'common' },
      message: '--tenant "common" is not one tenant',
      reason: /one tenant/,
    },
    organizations: { answers: { tenant: 'Organizations' }, message: 'is not one tenant' },
    consumers: { answers: { tenant: 'consumers' }, message: 'is not one tenant' },
    'the tenant behind consumers': {
      answers: { tenant: '9188040d-6c67-4c5b-b112-36a304b66dad' },
      message: 'is not one tenant',
    },
    'a tenant with a path': { answers: { tenant: 'contoso.com/x' }, message: 'neither a GUID nor a domain' },
    'a region in capitals': { answers: { region: 'West US 3' }, message: '--region', reason: /\[a-z0-9\]\+/ },
    'a region with a host in it': {
      answers: { region: 'evil.com/x?' },
      message: '--region',
      reason: /first label/,
    },
    'another resource for leg 1': {
      answers: { flow: 'fic', leg1Resource: 'https://graph.microsoft.com' },
      message: '--leg1-resource',
      reason: /token exchange audience/,
      next: 'leg 1 asks for api://AzureADTokenExchange',
    },
    "another cloud's token exchange for leg 1": {
      answers: { flow: 'fic', cloud: 'china', leg1Resource: 'api://AzureADTokenExchange' },
      message: 'of the cloud china',
      next: 'api://AzureADTokenExchangeChina',
    },
    'the token exchange as the resource': {
      answers: { resource: 'api://AzureADTokenExchange/.default' },
      message: 'is the token exchange',
      reason: /opens no resource/,
    },
    'a client id that is a name': {
      answers: { clientId: 'orders' },
      message: '--client-id "orders" is not a GUID',
    },
    'a name with capitals': { answers: { name: 'Orders' }, message: 'not a name that npm allows' },
    'a name that Node has taken': { answers: { name: 'http' }, message: 'not a name that npm allows' },
    'a name that climbs': { answers: { name: '../x' }, message: 'not a name that npm allows' },
    'an unknown flow': {
      answers: { flow: 'vanila' },
      message: '--flow',
      next: 'Did you mean --flow vanilla?',
    },
    'an unknown auth': {
      answers: { auth: 'managed_identity' },
      message: '--auth',
      next: 'Did you mean --auth managed-identity?',
    },
    'a test runner of the other language': { answers: { testRunner: 'xunit' }, message: '--test-runner' },
    'a framework for TypeScript': {
      answers: { framework: 'net10.0' },
      message: 'does not exist for typescript',
    },
    'an empty value': { answers: { region: '' }, message: '--region is empty' },
    'a line end': { answers: { resource: 'https://a.example\nb' }, message: 'U+000A' },
    'a right-to-left mark': { answers: { name: 'abc\u202Edef' }, message: 'U+202E' },
    'a lone surrogate': { answers: { name: 'abc\uD800' }, message: 'U+D800' },
    '10,000 characters': {
      answers: { resource: `https://${'a'.repeat(10_000)}` },
      message: '10008 characters',
    },
  };
  for (const [name, { answers, message, reason, next }] of Object.entries(cases)) {
    it(name, () => {
      const problem = refusal(answers);
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.code).toBe('invalid-value');
      expect(problem.message).toContain(message);
      if (reason) expect(problem.because).toMatch(reason);
      if (next) expect(problem.next).toContain(next);
      expect(problem.next).not.toBe('');
      expect(problem.message.length).toBeLessThan(400);
      expect(problem.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    });
  }

  it('comes with every other one, so that one more run is enough', () => {
    const problem = refusal({ tenant: 'common', region: 'no region', flow: 'fick' });
    expect(problem.code).toBe('invalid-answers');
    for (const flag of ['--tenant', '--region', '--flow']) expect(problem.message).toContain(flag);
  });
});

describe('a client secret', () => {
  const places: Record<string, Answers> = {
    'as a flag': { clientSecret: 'hunter2' },
    'as the value of another flag': { clientId: secret },
    'assigned in a value': { resource: 'AZURE_CLIENT_SECRET=hunter2' },
  };
  for (const [name, answers] of Object.entries(places)) {
    it(`${name} is refused with its reason and not repeated`, () => {
      const problem = refusal(answers);
      expect(problem.code).toBe('client-secret');
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.because).toBe(pack.scenarios.values['client-secret']);
      expect(JSON.stringify(problem)).not.toMatch(/hunter2|8Q~/);
    });
  }
});

describe('a language that this version does not write', () => {
  it('is refused by name', () => {
    const problem = refusal({ language: 'csharp', testRunner: 'xunit', framework: 'net10.0' });
    expect(problem.code).toBe('language-not-available');
    expect(problem.next).toContain('--language typescript');
  });
});
