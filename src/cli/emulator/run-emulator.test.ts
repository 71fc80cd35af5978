import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { request, Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEmulator } from './run-emulator.js';
import type { RunEmulatorOptions } from './run-emulator.js';

interface Readiness {
  host: string;
  port: number;
  resource: string;
  scope: string;
  tenantId: string;
  clientId: string;
  caFile: string;
  certificateFile: string;
  keyFile: string;
  pemFile: string;
  pfxFile: string;
}

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mtls-pop-test-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

describe('a running emulator', () => {
  it('says as one JSON line where it is and what a client needs', async () => {
    const { ready, end } = await run({ json: true });
    expect(Object.keys(ready)).toEqual(
      expect.arrayContaining([
        ...['ready', 'host', 'port', 'imds', 'resource', 'scope', 'tenantId', 'clientId', 'leg1ClientId'],
        ...['caFile', 'certificateFile', 'keyFile', 'pemFile', 'pfxFile'],
      ]),
    );
    expect(ready).toMatchObject({ ready: true, host: '127.0.0.1' });
    await end();
  });

  for (const credential of ['pem', 'pfx'] as const) {
    it(`issues a token to whoever presents the ${credential} file, and shows the exchange without it`, async () => {
      const { ready, printed, end } = await run({ json: true });
      const token = await requestToken(ready, credential);
      const line = printed.at(-1) ?? '';
      expect(JSON.parse(line)).toMatchObject({ exchange: { service: 'token', status: 200 } });
      expect(token.split('.')).toHaveLength(3);
      for (const part of token.split('.')) expect(printed.join('\n')).not.toContain(part);
      await end();
    });
  }

  it('tells a person of each check, in plain text without colours', async () => {
    const { printed, end, ready } = await run({ json: false });
    await requestToken(ready, 'none');
    expect(printed[0]).toContain(`127.0.0.1:${ready.port}`);
    expect(printed[1]).toMatch(/^POST mtlsauth\.microsoft\.com\/\S+ {2}401 {2}AADSTS700027$/m);
    expect(printed[1]).toMatch(/^ {2}✓ the tenant exists: /m);
    expect(printed[1]).toMatch(/^ {2}✗ the TLS session has a client certificate: none$/m);
    await end();
  });

  it('uses colours when it may', async () => {
    const { printed, end } = await run({ json: false }, true);
    expect(printed[0]).toContain('\u001b[');
    await end();
  });

  it('does not let a request write to the terminal', async () => {
    const { printed, end, ready } = await run({ json: false });
    await requestToken(ready, 'pem', 'a\u001b[2J\u202ex/.default').catch(() => undefined);
    expect(printed[1]).toContain('a\\u001b[2J\\u202ex');
    await end();
  });

  it('removes its temporary folder at the end', async () => {
    const { ready, end } = await run({ json: true });
    expect(readdirSync(dirname(ready.caFile))).toHaveLength(5);
    await end();
    expect(() => statSync(dirname(ready.caFile))).toThrow(/ENOENT/);
  });

  it('removes from a folder of the person only what it wrote', async () => {
    writeFileSync(join(scratch, 'mine.txt'), 'mine');
    const { ready, end } = await run({ json: true, dir: scratch });
    expect(dirname(ready.keyFile)).toBe(scratch);
    await end();
    expect(readdirSync(scratch)).toEqual(['mine.txt']);
  });

  it('makes a folder that does not exist, and removes it', async () => {
    const dir = join(scratch, 'made');
    const { end } = await run({ json: true, dir });
    expect(readdirSync(dir)).toHaveLength(5);
    await end();
    expect(readdirSync(scratch)).toEqual([]);
  });

  // Windows has no such mode: the permissions of the folder protect the files there.
  const posixOnly = process.platform === 'win32' ? it.skip : it;
  posixOnly('lets nobody else read the files (POSIX modes)', async () => {
    const { ready, end } = await run({ json: true });
    const files = [ready.caFile, ready.certificateFile, ready.keyFile, ready.pemFile, ready.pfxFile];
    for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(ready.caFile)).mode & 0o777).toBe(0o700);
    await end();
  });

  it('ends at once when it was ended before it began', async () => {
    const printed: string[] = [];
    const out = (text: string) => printed.push(text);
    await runEmulator({ port: 0, json: true }, { out, color: false, signal: AbortSignal.abort() });
    expect(printed).toEqual([]);
  });
});

describe('an emulator that cannot start', () => {
  for (const port of [-1, 65536, 1.5, Number.NaN]) {
    it(`refuses ${port} as a port`, async () => {
      await expect(run({ json: true, port })).rejects.toMatchObject({ code: 'invalid-port', exitCode: 2 });
    });
  }

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(run({ json: true, port, dir: join(scratch, 'none') })).rejects.toMatchObject({
      code: 'port-unavailable',
      exitCode: 2,
    });
    other.close();
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('overwrites no file, and takes back what it had written', async () => {
    writeFileSync(join(scratch, 'credential.pem'), 'mine');
    await expect(run({ json: true, dir: scratch })).rejects.toMatchObject({
      code: 'credential-exists',
      exitCode: 5,
      message: expect.stringContaining(join(scratch, 'credential.pem')) as unknown,
    });
    expect(readdirSync(scratch)).toEqual(['credential.pem']);
    expect(readFileSync(join(scratch, 'credential.pem'), 'utf8')).toBe('mine');
  });

  it('says that a file is no folder', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    for (const dir of [file, join(file, 'below')]) {
      await expect(run({ json: true, dir })).rejects.toMatchObject({
        code: 'credential-folder-unusable',
        exitCode: 2,
      });
    }
  });

  it('says that a folder is in the way of a file', async () => {
    mkdirSync(join(scratch, 'ca.pem'));
    await expect(run({ json: true, dir: scratch })).rejects.toMatchObject({ code: 'credential-exists' });
  });
});

/** Starts it, and waits until it says that it is ready. */
async function run(
  options: Partial<RunEmulatorOptions> & { json: boolean },
  color = false,
): Promise<{ ready: Readiness; printed: string[]; end: () => Promise<void> }> {
  const controller = new AbortController();
  const printed: string[] = [];
  let running: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const out = (text: string): void => {
      printed.push(text);
      resolve();
    };
    running = runEmulator({ port: 0, ...options }, { out, color, signal: controller.signal });
    running.catch(reject);
  });
  const end = async (): Promise<void> => {
    controller.abort();
    await running;
  };
  return {
    ready: options.json ? (JSON.parse(printed[0] ?? '') as Readiness) : told(printed[0] ?? ''),
    printed,
    end,
  };
}

/** What the text for people says, as far as these tests need it. */
function told(text: string): Readiness {
  const value = (label: string) => new RegExp(`${label}(?:\\u001b\\[\\d+m)? +(\\S+)`).exec(text)?.[1] ?? '';
  return {
    host: '127.0.0.1',
    port: Number(/127\.0\.0\.1:(\d+), for/.exec(text)?.[1]),
    resource: value('Resource'),
    scope: value('Scope'),
    tenantId: value('Tenant'),
    clientId: value('Client'),
    caFile: value('CA'),
    certificateFile: value('Certificate'),
    keyFile: value('Private key'),
    pemFile: value('Both'),
    pfxFile: value('PKCS#12'),
  };
}

/** As a client that knows nothing but the readiness. */
async function requestToken(
  ready: Readiness,
  credential: 'pem' | 'pfx' | 'none',
  scope = ready.scope,
): Promise<string> {
  const certificate = {
    none: () => ({}),
    pem: () => ({ cert: readFileSync(ready.pemFile), key: readFileSync(ready.pemFile) }),
    pfx: () => ({ pfx: readFileSync(ready.pfxFile), passphrase: '' }),
  }[credential]();
  const body = new URLSearchParams({
    client_id: ready.clientId,
    scope,
    grant_type: 'client_credentials',
    token_type: 'mtls_pop',
  });
  const outgoing = request({
    host: ready.host,
    port: ready.port,
    servername: 'mtlsauth.microsoft.com',
    path: `/${ready.tenantId}/oauth2/v2.0/token`,
    method: 'POST',
    headers: { host: 'mtlsauth.microsoft.com', 'content-type': 'application/x-www-form-urlencoded' },
    agent: new Agent({ ca: readFileSync(ready.caFile), ...certificate }),
  });
  outgoing.end(body.toString());
  const [response] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream & AsyncIterable<Buffer>];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return (JSON.parse(Buffer.concat(chunks).toString('utf8')) as { access_token?: string }).access_token ?? '';
}
