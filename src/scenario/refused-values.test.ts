import { describe, expect, it } from 'vitest';
import { ExitCode } from '../errors/errors.js';
import type { Answers } from './answers.js';
import { latest as pack, refusal } from './testing/outcome.js';

const clientId = '6325cd32-9911-41f3-819c-416cdf9104e7';
const secret = 'abc8Q~' + 'x'.repeat(34);

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
    'a name with capitals that a C# solution may have': {
      answers: { name: 'Contoso.Orders' },
      message: 'not a name that npm allows',
      next: '--language csharp',
    },
    'an npm name of a C# solution': {
      answers: { language: 'csharp', name: '@contoso/orders' },
      message: '--name "@contoso/orders" is not made of ASCII letters and digits',
      reason: /root namespace/,
      next: 'Type: --name Contoso.Orders',
    },
    'a name of a C# solution that hides a type': {
      answers: { language: 'csharp', name: 'Contoso.Task' },
      message: 'holds "Task"',
      next: 'Type: --name Contoso.TaskService',
    },
    'a name of which nothing can be kept': {
      answers: { language: 'csharp', name: '漢字' },
      message: '--name "漢字"',
      next: 'Type: --name Contoso.Orders',
    },
    'a test runner of the other language': {
      answers: { language: 'typescript', testRunner: 'xunit' },
      message: '--test-runner cannot be "xunit"',
      reason: /vitest, node, jest, mocha/,
    },
    'a test runner of TypeScript': {
      answers: { language: 'csharp', testRunner: 'vitest' },
      message: '--test-runner cannot be "vitest"',
      reason: /xunit, nunit, mstest/,
    },
    'a framework for TypeScript': {
      answers: { language: 'typescript', framework: 'net10.0' },
      message: '--framework does not exist for typescript',
      reason: /belongs to csharp/,
    },
    'a module system for C#': {
      answers: { language: 'csharp', module: 'esm' },
      message: '--module does not exist for csharp',
      reason: /belongs to typescript/,
    },
    'a package manager for C#': {
      answers: { language: 'csharp', packageManager: 'npm' },
      message: '--package-manager does not exist for csharp',
    },
    'answers of both languages': {
      answers: { framework: 'net10.0', module: 'esm' },
      message: '--framework does not exist for typescript',
    },
    'a framework that nobody asked for': {
      answers: { language: 'csharp', framework: 'net9.0' },
      message: '--framework cannot be "net9.0"',
      next: 'Did you mean --framework net8.0?',
    },
    'an attestation that is neither yes nor no': {
      answers: { language: 'csharp', auth: 'managed-identity', keyAttestation: 'true' },
      message: '--key-attestation cannot be "true"',
      reason: /no, yes/,
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
