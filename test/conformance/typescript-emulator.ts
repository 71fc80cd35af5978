import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Faults, Service } from '../../templates/typescript/test/emulator/index.js';
import type { Fault } from './case-schema.js';
import type { EmulatorUnderTest, StartOptions } from './emulator-under-test.js';

/** The TypeScript emulator, in this process. */
export async function startTypeScriptEmulator({
  imds = 'v2',
}: StartOptions = {}): Promise<EmulatorUnderTest> {
  const emulator = await startEmulator({ imds });
  const { applications } = emulator.directory;
  return {
    ...emulator,
    leg1ObjectId: applications.leg1.objectId,
    mtlsDisabledClientId: applications.mtlsDisabled.clientId,
    prepare: (service, faults) => {
      emulator.journal.clear();
      emulator.faults.clear();
      for (const fault of faults) plan(emulator.faults, service, fault);
      return Promise.resolve();
    },
    entries: () => Promise.resolve([...emulator.journal.entries]),
  };
}

function plan(faults: Faults, service: Service, fault: Fault): void {
  if ('respond' in fault) {
    const { status, headers, body } = fault.respond;
    faults.respond({ service }, { status, body, ...(headers && { headers }) });
  } else if ('amendToken' in fault) {
    faults.amendToken((response) => ({ ...response, ...fault.amendToken }));
  } else if ('reset' in fault) {
    faults.reset({ service });
  } else {
    faults.requireAuthenticationContext(fault.requireAuthenticationContext);
  }
}
