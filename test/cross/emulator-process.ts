import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type {
  AgentFactory,
  EmulatedIdentity,
  JournalEntry,
} from '../../templates/typescript/test/emulator/index.js';
import { RoutingAgents } from '../../templates/typescript/test/emulator/routing-agent.js';
import { bin } from '../cli/tool.js';
import { exchange } from '../conformance/http.js';

/** The JSON document that `mtls-pop emulator --json` prints first. */
export interface Readiness {
  readonly port: number;
  readonly imds: string;
  readonly resource: string;
  readonly scope: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly leg1ClientId: string;
  readonly identities: { readonly systemAssigned: EmulatedIdentity; readonly userAssigned: EmulatedIdentity };
  readonly caFile: string;
  readonly pemFile: string;
}

export interface EmulatorProcess {
  readonly ready: Readiness;
  readonly createAgent: AgentFactory;
  /** What was printed of every request that was answered since the last time. */
  exchanges(): Promise<JournalEntry[]>;
  close(): Promise<void>;
}

/** Runs `mtls-pop emulator --json`, as people run it. */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [bin, 'emulator', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [first] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
  if (typeof first !== 'string') throw new Error('The emulator ended before it was ready.');
  const ready = JSON.parse(first) as Readiness;

  let seen: JournalEntry[] = [];
  let barriers = 0;
  lines.on('line', (line) => {
    seen.push((JSON.parse(line) as { exchange: JournalEntry }).exchange);
  });
  const agents = new RoutingAgents(ready.port, readFileSync(ready.caFile, 'utf8'));
  return {
    ready,
    createAgent: agents.create,
    exchanges: async () => {
      // A line may still be on its way: when the line of a request of our own is here, all before it are, too.
      const path = `/barrier-${(barriers += 1)}`;
      await exchange({ url: new URL(path, ready.imds), method: 'GET', headers: {} });
      while (seen.at(-1)?.path !== path) await once(lines, 'line');
      const before = seen.slice(0, -1);
      seen = [];
      return before;
    },
    close: async () => {
      agents.close();
      child.kill('SIGINT');
      await exited;
    },
  };
}
