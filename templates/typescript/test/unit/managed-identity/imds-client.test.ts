import { inspect } from 'node:util';
import { variant } from '#variant';
import { afterEach, describe, expect, it } from 'vitest';
import { ImdsClient } from '../../../src/mtls-pop/managed-identity/imds-client.js';
import { identity, platformMetadata, someoneElsesCredential } from '../../support/imds-samples.js';
import { ScriptedImds } from '../../support/scripted-imds.js';

const resourceId =
  '/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';
const objectId = 'ecb2ad92-3e30-4505-b79f-ac640d069f24';
const correlationId = '0f8fad5b-d9cb-469f-a165-70867728950e';

let imds: ScriptedImds | undefined;

afterEach(async () => {
  await imds?.close();
});

/** A client of an IMDS that gives these replies, and the pauses that it made. */
async function start(...script: Parameters<typeof ScriptedImds.start>) {
  imds = await ScriptedImds.start(...script);
  const pauses: number[] = [];
  return { client: clientOf(imds.endpoint, { pauses }), imds, pauses };
}

function clientOf(
  endpoint: string,
  { pauses = [], timeoutMs }: { pauses?: number[]; timeoutMs?: number } = {},
): ImdsClient {
  return new ImdsClient({
    endpoint,
    // @only identity === 'user-assigned-client-id'
    clientId: identity.clientId,
    // @only identity === 'user-assigned-resource-id'
    resourceId,
    // @only identity === 'user-assigned-object-id'
    objectId,
    timeoutMs,
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  });
}

describe('a request to IMDS', () => {
  it('names the API version and the identity, and nothing else', async () => {
    const { client, imds } = await start([
      { body: platformMetadata },
      { body: await someoneElsesCredential() },
    ]);
    await client.platformMetadata(correlationId);
    await client.issueCredential({
      csr: 'AAAA',
      // @only keyAttestation
      attestationToken: undefined,
      correlationId,
    });
    const query = {
      'cred-api-version': '2.0',
      ...(variant.identity === 'user-assigned-client-id' && { client_id: identity.clientId }),
      ...(variant.identity === 'user-assigned-resource-id' && { mi_res_id: resourceId }),
      ...(variant.identity === 'user-assigned-object-id' && { object_id: objectId }),
    };
    expect(imds.requests.map((request) => [request.method, request.path])).toEqual([
      ['GET', '/metadata/identity/getplatformmetadata'],
      ['POST', '/metadata/identity/issuecredential'],
    ]);
    for (const request of imds.requests) {
      expect(request.query).toEqual(query);
      expect(request.headers['metadata']).toBe('true');
      expect(request.headers['x-ms-client-request-id']).toBe(correlationId);
    }
  });

  it('carries the certificate request as JSON', async () => {
    const { client, imds } = await start([{ body: await someoneElsesCredential() }]);
    await client.issueCredential({
      csr: 'AAAA',
      // @only keyAttestation
      attestationToken: undefined,
      correlationId,
    });
    expect(imds.requests[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(imds.requests[0]?.body ?? '')).toEqual({ csr: 'AAAA' });
  });

  // @only keyAttestation
  it('carries the attestation token of an attested key', async () => {
    const { client, imds } = await start([{ body: await someoneElsesCredential() }]);
    await client.issueCredential({ csr: 'AAAA', attestationToken: 'jwt', correlationId });
    expect(JSON.parse(imds.requests[0]?.body ?? '')).toEqual({ csr: 'AAAA', attestation_token: 'jwt' });
  });

  it('is refused to start where the endpoint is no http URL', () => {
    for (const endpoint of ['https://169.254.169.254', '169.254.169.254', '']) {
      expect(() => clientOf(endpoint)).toThrow(/AZURE_POD_IDENTITY_AUTHORITY_HOST/);
    }
  });
});

describe('the retries of an IMDS request', () => {
  for (const status of [404, 408, 429, 500, 503]) {
    it(`are three after ${status}, 1, 2 and 4 seconds apart`, async () => {
      const { client, imds, pauses } = await start([
        { status },
        { status },
        { status },
        { status },
        { body: platformMetadata },
      ]);
      await expect(client.platformMetadata(correlationId)).rejects.toMatchObject({ status });
      expect(pauses).toEqual([1000, 2000, 4000]);
      expect(imds.requests).toHaveLength(4);
    });
  }

  it('are seven after 410, 10 seconds apart: IMDS is being updated', async () => {
    const { client, imds, pauses } = await start(() => ({ status: 410 }));
    await expect(client.platformMetadata(correlationId)).rejects.toMatchObject({ status: 410 });
    expect(pauses).toEqual(Array.from({ length: 7 }, () => 10_000));
    expect(imds.requests).toHaveLength(8);
  });

  it('end with the first good answer', async () => {
    const { client, pauses } = await start([{ status: 503 }, { status: 410 }, { body: platformMetadata }]);
    expect((await client.platformMetadata(correlationId)).clientId).toBe(identity.clientId);
    expect(pauses).toEqual([1000, 10_000]);
  });

  it('hold for issuecredential too', async () => {
    const { client, pauses } = await start([{ status: 429 }, { body: await someoneElsesCredential() }]);
    await client.issueCredential({
      csr: 'AAAA',
      // @only keyAttestation
      attestationToken: undefined,
      correlationId,
    });
    expect(pauses).toEqual([1000]);
  });

  it('are none after a status that does not pass by itself', async () => {
    for (const status of [302, 400, 401, 403]) {
      const { client, imds, pauses } = await start(() => ({
        status,
        headers: { server: 'IMDS', location: '/elsewhere' },
      }));
      await expect(client.platformMetadata(correlationId)).rejects.toMatchObject({
        code: 'managed_identity_request_failed',
        status,
        correlationId,
      });
      expect(pauses).toEqual([]);
      expect(imds.requests).toHaveLength(1);
      await imds.close();
    }
  });
});

describe('an IMDS that cannot help', () => {
  it('has version 1 only: 404 that stays is an error of its own', async () => {
    const { client, imds } = await start(() => ({ status: 404 }));
    await expect(client.platformMetadata(correlationId)).rejects.toMatchObject({
      code: 'mtls_pop_token_not_supported_in_imds_v1',
    });
    expect(imds.requests.map(({ path }) => path).filter((path) => path.includes('oauth2/token'))).toEqual([]);
  });

  it('is not IMDS: the Server header does not say so', async () => {
    const others: Record<string, string>[] = [{}, { server: 'nginx' }];
    for (const headers of others) {
      const { client, imds } = await start([{ headers, body: platformMetadata }]);
      await expect(client.platformMetadata(correlationId)).rejects.toThrow(/is not IMDS/);
      await imds.close();
    }
  });

  it('says why, and the error passes it on without a token in it', async () => {
    const description = 'Identity not found\r\n(eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln)';
    const { client } = await start([
      { status: 400, body: { error: 'invalid_request', error_description: description } },
    ]);
    const error: unknown = await client.platformMetadata(correlationId).catch((reason: unknown) => reason);
    expect(inspect(error)).toMatch(
      /with 400: Identity not found \(\[token\]\)\. Check that the .*-assigned identity/,
    );
    expect(inspect(error)).not.toMatch(/eyJ/);
  });

  it('is not there', async () => {
    const { client, imds } = await start([]);
    await imds.close();
    await expect(client.platformMetadata(correlationId)).rejects.toMatchObject({
      code: 'managed_identity_unreachable_network',
    });
    await expect(client.platformMetadata(correlationId)).rejects.toThrow(
      /ECONNREFUSED.*AZURE_POD_IDENTITY_AUTHORITY_HOST/,
    );
  });

  it('does not answer in time', async () => {
    const { imds } = await start(['hang']);
    await expect(
      clientOf(imds.endpoint, { timeoutMs: 50 }).platformMetadata(correlationId),
    ).rejects.toMatchObject({
      code: 'managed_identity_unreachable_network',
    });
  });

  it('answers without end', async () => {
    const { client } = await start([{ body: 'x'.repeat(65 * 1024) }]);
    await expect(client.platformMetadata(correlationId)).rejects.toThrow(/longer than 65536 bytes/);
  });
});

describe('an aborted call to IMDS', () => {
  it('rejects with the reason while IMDS keeps it waiting', async () => {
    const abort = new AbortController();
    const { client } = await start(() => {
      abort.abort(new Error('shutting down'));
      return 'hang';
    });
    await expect(client.platformMetadata(correlationId, abort.signal)).rejects.toThrow(/shutting down/);
  });

  it('sends nothing more', async () => {
    const abort = new AbortController();
    const { client, imds } = await start(() => {
      abort.abort(new Error('shutting down'));
      return { status: 503 };
    });
    await expect(client.platformMetadata(correlationId, abort.signal)).rejects.toThrow(/shutting down/);
    expect(imds.requests).toHaveLength(1);
  });
});
