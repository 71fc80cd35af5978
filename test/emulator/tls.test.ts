import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import type { Agent } from 'node:https';
import { TLSSocket, connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Emulator } from '../../templates/typescript/test/emulator/index.js';
import { accessToken, agentWith, callResource, requestToken } from './clients.js';

describe('TLS of the emulator', () => {
  let emulator: Emulator;
  let token: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    token = await emulator.issueToken();
  });
  afterAll(() => emulator.close());

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`keeps the client certificate when a ${version} session is resumed`, async () => {
      const agent = agentWith(emulator, emulator.credential, { maxVersion: version, minVersion: version });
      emulator.journal.clear();
      expect(await resumed(agent)).toBe(false);
      expect(await resumed(agent)).toBe(true);
      const { fingerprint256 } = new X509Certificate(emulator.credential.certificatePem);
      const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
      const entries = emulator.journal.of('resource');
      expect(entries.map(({ clientCertificate }) => clientCertificate)).toEqual([thumbprint, thumbprint]);
      expect(entries.map(({ status }) => status)).toEqual([200, 200]);
    });
  }

  it('is trusted by its own agents only', async () => {
    const stranger = await startEmulator();
    try {
      await expect(handshake({ ca: stranger.caPem })).rejects.toThrow(
        /self-signed|unable to verify|signature/,
      );
    } finally {
      await stranger.close();
    }
  });

  it('answers under the name in the handshake, and not without one', async () => {
    const socket = await handshake({ ca: emulator.caPem, servername: 'westus3.mtlsauth.microsoft.com' });
    expect(socket.getPeerX509Certificate()?.subjectAltName).toBe('DNS:westus3.mtlsauth.microsoft.com');
    socket.destroy();
    await expect(handshake({ ca: emulator.caPem, servername: '' })).rejects.toThrow();
    await expect(handshake({ ca: emulator.caPem, servername: 'localhost' })).rejects.toThrow();
  });

  it('numbers connections, so that a pool can be counted', async () => {
    emulator.journal.clear();
    const pooled = agentWith(emulator, emulator.credential, { keepAlive: true });
    const other = agentWith(emulator, await emulator.issueCredential(), { keepAlive: true });
    await requestToken(emulator, pooled);
    await requestToken(emulator, pooled);
    await requestToken(emulator, other);
    const [first, second, third] = emulator.journal.of('token').map(({ connection }) => connection);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('tells the certificate of each connection apart', async () => {
    const mine = agentWith(emulator);
    const renewed = agentWith(emulator, await emulator.issueCredential());
    const bound = accessToken(await requestToken(emulator, mine));
    expect((await callResource(emulator, mine, `mtls_pop ${bound}`)).status).toBe(200);
    expect((await callResource(emulator, renewed, `mtls_pop ${bound}`)).status).toBe(401);
  });

  it('verifies the emulator whatever the options of an agent say', async () => {
    const unverified = { rejectUnauthorized: false, ca: 'none of ours' };
    const { options } = emulator.createAgent(unverified);
    expect(options).toMatchObject({ rejectUnauthorized: true, ca: emulator.caPem });
    const answer = await callResource(emulator, emulator.createAgent(unverified), `Bearer ${token}`);
    expect(answer.status).toBe(200);
  });

  function handshake(options: { ca: string; servername?: string }): Promise<TLSSocket> {
    return new Promise((resolve, reject) => {
      const { host, port } = emulator;
      const socket = connect({ host, port, servername: 'mtlsauth.microsoft.com', ...options }, () => {
        resolve(socket);
      });
      socket.once('error', reject);
    });
  }

  /** Calls the resource over a connection of its own. */
  function resumed(agent: Agent): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      const outgoing = request(emulator.resource.url, { agent, headers }, (message) => {
        const { socket } = message;
        const reused = socket instanceof TLSSocket && socket.isSessionReused();
        message.resume().once('end', () => {
          resolve(reused);
        });
      });
      outgoing.once('error', reject);
      outgoing.end();
    });
  }
});
