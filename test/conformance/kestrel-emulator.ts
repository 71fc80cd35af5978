import type { JournalEntry, PemCredential } from '../../templates/typescript/test/emulator/index.js';
import { RoutingAgents } from '../../templates/typescript/test/emulator/routing-agent.js';
import type { CommandProcess } from './command-process.js';
import type { EmulatorUnderTest, StartOptions } from './emulator-under-test.js';

type Described = Pick<
  EmulatorUnderTest,
  | 'tenantId'
  | 'clientId'
  | 'leg1ClientId'
  | 'leg1ObjectId'
  | 'mtlsDisabledClientId'
  | 'identities'
  | 'resource'
  | 'imdsUrl'
  | 'credential'
> & { readonly port: number; readonly caPem: string };

let started = 0;

/** A Kestrel emulator of its own, in a running host of them. */
export async function startKestrelEmulator(
  host: CommandProcess,
  { imds = 'v2' }: StartOptions = {},
): Promise<EmulatorUnderTest> {
  const emulator = String((started += 1));
  const call = async <T>(command: string, members: object = {}): Promise<T> =>
    (await host.call({ emulator, command, ...members })) as T;

  const { port, caPem, ...described } = await call<Described>('start', { imds });
  const agents = new RoutingAgents(port, caPem);
  return {
    ...described,
    createAgent: agents.create,
    issueCredential: (options) => call<PemCredential>('issueCredential', options),
    issueToken: (options) => call<string>('issueToken', options),
    prepare: (service, faults) => call('prepare', { service, faults }),
    entries: () => call<readonly JournalEntry[]>('entries'),
    close: async () => {
      agents.close();
      await call('stop');
    },
  };
}
