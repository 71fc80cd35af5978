import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandProcess } from '../conformance/command-process.js';
import { startEmulatorHost } from '../conformance/emulator-host.js';
import type { EmulatorUnderTest } from '../conformance/emulator-under-test.js';
import { startKestrelEmulator } from '../conformance/kestrel-emulator.js';
import { emit } from '../emitted/project.js';
import { describeWithDotnet } from '../support/dotnet.js';
import { checkCall, checkTheft } from './exchanges.js';
import { scenarios } from './scenarios.js';
import type { Scenario } from './scenarios.js';
import { openTypeScriptService } from './typescript-service.js';

const name = 'Contoso.Orders';

describeWithDotnet('emitted TypeScript services with the Kestrel emulator', () => {
  let host: CommandProcess;

  beforeAll(async () => {
    const solution = await emit('cross-typescript/kestrel', {
      language: 'csharp',
      flow: 'fic',
      auth: 'confidential-client',
      finalToken: 'mtls-pop',
      resource: 'https://graph.microsoft.com',
      name,
    });
    host = await startEmulatorHost(solution, name);
  }, 180_000);
  afterAll(() => host.close());

  for (const scenario of scenarios) {
    it(scenario.name, async () => {
      const emulator = await startKestrelEmulator(host);
      try {
        await callAndSteal(scenario, emulator);
      } finally {
        await emulator.close();
      }
    });
  }
});

async function callAndSteal(scenario: Scenario, emulator: EmulatorUnderTest): Promise<void> {
  const service = await openTypeScriptService(scenario, emulator);
  try {
    const { token, status, body } = await service.call();
    const bound = scenario.flow !== 'fic-bearer';
    const tokenType = bound ? 'mtls_pop' : 'Bearer';
    expect({ tokenType: token.tokenType, status }).toEqual({ tokenType, status: 200 });
    expect(body).toMatchObject({ tokenType, certificateMatched: bound });
    const thumbprint = token.bindingCertificate.x5tS256;
    checkCall(await emulator.entries(), scenario, thumbprint, emulator);

    if (!bound) return;
    await expect(service.steal(await emulator.issueCredential())).rejects.toMatchObject({
      code: 'resource_rejected_token',
      message: expect.stringContaining('MtlsCnfClaimRequestDataValidationFailed') as string,
    });
    checkTheft((await emulator.entries()).at(-1), thumbprint);
  } finally {
    await service.close();
  }
}
