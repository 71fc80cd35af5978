// @only finalToken === 'mtls-pop'
import { describe, expect, it } from 'vitest';
import { forBoundToken } from '../../src/mtls-pop/bound-token-hosts.js';
import type { TransportRequest } from '../../src/mtls-pop/https-exchange.js';
import { failureOf } from '../support/failure.js';

function prepared(url: string): TransportRequest {
  return forBoundToken({ url: new URL(url), method: 'GET', headers: new Headers({ accept: 'text/plain' }) });
}

describe('a request with a bound token', () => {
  it('tells Key Vault that the token is bound, over a TLS version that can renegotiate', () => {
    for (const host of [
      'contoso.vault.azure.net',
      'contoso.vault.azure.cn',
      'contoso.vault.usgovcloudapi.net',
    ]) {
      const { headers, maxTlsVersion } = prepared(`https://${host}/secrets/one`);
      expect(headers?.get('x-ms-tokenboundauth')).toBe('true');
      expect(headers?.get('accept')).toBe('text/plain');
      expect(maxTlsVersion).toBe('TLSv1.2');
    }
  });

  it('tells nobody else', () => {
    for (const host of [
      'orders.contoso.example',
      'vault.azure.net.evil.example',
      'notvault.azure.net',
      'mtlstb.graph.microsoft.com',
    ]) {
      const { headers, maxTlsVersion } = prepared(`https://${host}/`);
      expect(headers?.has('x-ms-tokenboundauth')).toBe(false);
      expect(maxTlsVersion).toBeUndefined();
    }
  });

  it('names the host of Microsoft Graph that takes bound tokens', () => {
    const failure = failureOf(() => prepared('https://graph.microsoft.com/v1.0/users'));
    expect(failure.code).toBe('wrong_graph_host');
    expect(failure.message).toContain('mtlstb.graph.microsoft.com');
  });
});
