// @only flow === 'fic'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { variant } from '#variant';
import { createLeg1, createLeg2Exchanger } from '../../src/acquirer.js';
import { AcquiredToken } from '../../src/mtls-pop/index.js';
import type { FicLeg2Exchanger, TokenAcquirer } from '../../src/mtls-pop/index.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator, JournalEntry } from '../emulator/index.js';
import { boundTo } from '../support/bound-to.js';
import { rejectionOf } from '../support/failure.js';
import { openScenario } from '../support/scenario.js';
import type { Scenario } from '../support/scenario.js';

const leg1Scope = 'api://AzureADTokenExchange/.default';

describe('FIC in two legs', () => {
  let emulator: Emulator;
  let scenario: Scenario;
  let scope: string;
  let leg1: TokenAcquirer;
  let exchanger: FicLeg2Exchanger;

  beforeAll(async () => {
    emulator = await startEmulator();
    scope = emulator.resource.scope;
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    scenario = openScenario(emulator);
    const { config, transport } = scenario;
    leg1 = createLeg1(config, { transport });
    exchanger = createLeg2Exchanger(config, { transport });
    emulator.faults.clear();
    emulator.journal.clear();
  });
  afterEach(() => {
    scenario.close();
  });

  function legs(): JournalEntry[] {
    return [...emulator.journal.of('token')];
  }

  it('takes two requests, and none to look anything up', async () => {
    await scenario.acquirer.acquireToken(scope);
    expect(legs()).toHaveLength(2);
    expect(emulator.journal.of('metadata')).toHaveLength(0);
  });

  it('begins with a bound token for the token exchange', async () => {
    const token = await scenario.acquirer.acquireToken(scope);
    const [request] = legs();
    expect(request?.form['scope']).toBe(leg1Scope);
    expect(request?.form['token_type']).toBe('mtls_pop');
    expect(request?.form['client_assertion']).toBeUndefined();
    expect(request?.clientCertificate).toBe(token.bindingCertificate.x5tS256);
  });

  it("authenticates leg 2 by leg 1's token", async () => {
    const { bindingCertificate } = await scenario.acquirer.acquireToken(scope);
    const form = legs()[1]?.form ?? {};
    expect(form['client_id']).toBe(emulator.clientId);
    expect(form['scope']).toBe(scope);
    expect(form['client_assertion']).toContain('aud=api://AzureADTokenExchange');
    expect(form['client_assertion']).toContain(`cnf=${bindingCertificate.x5tS256}`);
    expect(form['client_secret']).toBeUndefined();
  });

  if (variant.finalToken === 'mtls-pop' || variant.leg2BindingCertificate === 'always') {
    it("sends leg 2 to the mtlsauth host, over leg 1's certificate, as jwt-pop", async () => {
      const { bindingCertificate } = await scenario.acquirer.acquireToken(scope);
      const request = legs()[1];
      expect(request?.host).toBe('westus3.mtlsauth.microsoft.com');
      expect(request?.clientCertificate).toBe(bindingCertificate.x5tS256);
      expect(request?.form['client_assertion_type']).toBe(
        'urn:ietf:params:oauth:client-assertion-type:jwt-pop',
      );
    });

    it('fails with AADSTS500181 when the certificate is not the one of the assertion', async () => {
      const bound = await leg1.acquireToken(leg1Scope);
      const other = await otherLeg1Token();
      const mismatched = new AcquiredToken({
        tokenType: 'mtls_pop',
        accessToken: bound.accessToken,
        expiresOn: bound.expiresOn,
        bindingCertificate: other.bindingCertificate,
      });
      const failure = await rejectionOf(exchanger.exchange(mismatched, scope));
      expect(failure.code).toBe('AADSTS500181');
      expect(failure.message).toContain('Leg 2 presented another certificate');
    });
  } else {
    it('sends leg 2 to the login host, without a certificate, as jwt-bearer', async () => {
      await scenario.acquirer.acquireToken(scope);
      const request = legs()[1];
      expect(request?.host).toBe('login.microsoftonline.com');
      expect(request?.clientCertificate).toBeUndefined();
      expect(request?.form['client_assertion_type']).toBe(
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      );
    });
  }

  if (variant.finalToken === 'mtls-pop') {
    it("ends with a token that is bound to leg 1's certificate", async () => {
      const token = await scenario.acquirer.acquireToken(scope);
      expect(legs()[1]?.form['token_type']).toBe('mtls_pop');
      expect(token.tokenType).toBe('mtls_pop');
      expect(boundTo(token)).toBe(token.bindingCertificate.x5tS256);
    });
  } else {
    it('ends with a Bearer token', async () => {
      const token = await scenario.acquirer.acquireToken(scope);
      expect(legs()[1]?.form['token_type']).toBeUndefined();
      expect(token.tokenType).toBe('Bearer');
      expect(boundTo(token)).toBeUndefined();
    });
  }

  it('asks nobody the second time: both tokens are cached', async () => {
    const first = await scenario.acquirer.acquireToken(scope);
    emulator.journal.clear();
    const second = await scenario.acquirer.acquireToken(scope);
    expect(emulator.journal.entries).toHaveLength(0);
    expect(second.accessToken).toBe(first.accessToken);
    expect(second.tokenType).toBe(first.tokenType);
  });

  it('uses one token of leg 1 for several resources', async () => {
    await scenario.acquirer.acquireToken(scope);
    await scenario.acquirer.acquireToken('https://graph.microsoft.com/.default');
    expect(legs().map(({ form }) => form['scope'])).toEqual([
      leg1Scope,
      scope,
      'https://graph.microsoft.com/.default',
    ]);
  });

  it('takes each leg once for callers that come at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => scenario.acquirer.acquireToken(scope)));
    expect(legs()).toHaveLength(2);
  });

  it("sends a resource's claims in leg 2 only", async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    await scenario.acquirer.acquireToken(scope, { claims });
    expect(legs()[0]?.form['claims']).toBeUndefined();
    expect(legs()[1]?.form['claims']).toContain('"acrs"');
  });

  it("follows leg 1's certificate when it is renewed, and reuses no token of the old one", async () => {
    const before = await exchanger.exchange(await leg1.acquireToken(leg1Scope), scope);
    const renewed = await otherLeg1Token();
    emulator.journal.clear();
    const after = await exchanger.exchange(renewed, scope);
    expect(legs()).toHaveLength(1);
    expect(legs()[0]?.form['client_assertion']).toContain(`cnf=${renewed.bindingCertificate.x5tS256}`);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.bindingCertificate === renewed.bindingCertificate).toBe(true);
    await exchanger.exchange(renewed, scope);
    expect(legs()).toHaveLength(1);
  });

  it('presents the newest token of leg 1', async () => {
    const bound = await leg1.acquireToken(leg1Scope);
    const outdated = new AcquiredToken({
      tokenType: 'mtls_pop',
      accessToken: 'outdated',
      expiresOn: bound.expiresOn,
      bindingCertificate: bound.bindingCertificate,
    });
    await expect(exchanger.exchange(outdated, scope)).rejects.toMatchObject({
      oauthError: 'invalid_client',
    });
    expect((await exchanger.exchange(bound, scope)).accessToken).toMatch(/^ey/);
  });

  it('stops at leg 1 when that fails', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 400, body: { error: 'invalid_request' } });
    await expect(scenario.acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'invalid_request' });
    expect(legs()).toHaveLength(1);
  });

  it('refuses a final token of another type, or of none', async () => {
    const bound = await leg1.acquireToken(leg1Scope);
    const wrongType = variant.finalToken === 'bearer' ? 'mtls_pop' : 'Bearer';
    emulator.faults.amendToken((response) => ({ ...response, token_type: wrongType }));
    await expect(exchanger.exchange(bound, scope)).rejects.toMatchObject({ code: 'token_type_mismatch' });
    emulator.faults.amendToken((response) => ({ ...response, token_type: undefined }));
    await expect(exchanger.exchange(bound, scope)).rejects.toMatchObject({ code: 'token_type_missing' });
  });

  /** A token of leg 1 that is bound to another certificate of the same identity. */
  async function otherLeg1Token(): Promise<AcquiredToken> {
    const other = openScenario(emulator);
    // @only auth === 'confidential-client'
    other.replaceCertificate((await emulator.issueCredential()).pem);
    const token = await createLeg1(other.config, { transport: other.transport }).acquireToken(leg1Scope);
    other.close();
    return token;
  }
});
