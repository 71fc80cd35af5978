// @only flow === 'fic' || auth === 'confidential-client'
import { describe, expect, it } from 'vitest';
import { MtlsAuthority } from '../../src/mtls-pop/authority.js';
import { failureOf } from '../support/failure.js';

const tenantId = 'contoso.onmicrosoft.com';

function hostFor(authorityHost?: string, region?: string): string {
  return new MtlsAuthority({ tenantId, authorityHost, region }).tokenEndpoint.host;
}

describe('MtlsAuthority', () => {
  it('asks the tenant at the mtlsauth host of the public cloud', () => {
    const { href } = new MtlsAuthority({ tenantId }).tokenEndpoint;
    expect(href).toBe('https://mtlsauth.microsoft.com/contoso.onmicrosoft.com/oauth2/v2.0/token');
  });

  it('knows every name of the public cloud', () => {
    for (const host of [
      'login.microsoftonline.com',
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
    ]) {
      expect(hostFor(host)).toBe('mtlsauth.microsoft.com');
    }
  });

  it('turns the login host of any other cloud into its mtlsauth host', () => {
    const hosts = [
      ['login.microsoftonline.us', 'mtlsauth.microsoftonline.us'],
      ['login.usgovcloudapi.net', 'mtlsauth.microsoftonline.us'],
      ['login.partner.microsoftonline.cn', 'mtlsauth.partner.microsoftonline.cn'],
      ['login.chinacloudapi.cn', 'mtlsauth.partner.microsoftonline.cn'],
      ['login.sovcloud-identity.fr', 'mtlsauth.sovcloud-identity.fr'],
      ['login.sovcloud-identity.de', 'mtlsauth.sovcloud-identity.de'],
      ['login.sovcloud-identity.sg', 'mtlsauth.sovcloud-identity.sg'],
      ['login.future-cloud.example', 'mtlsauth.future-cloud.example'],
    ] as const;
    for (const [login, mtlsauth] of hosts) {
      expect(hostFor(login)).toBe(mtlsauth);
    }
  });

  it('puts a region in front, in every cloud', () => {
    expect(hostFor(undefined, 'westus3')).toBe('westus3.mtlsauth.microsoft.com');
    expect(hostFor('login.microsoftonline.us', 'usgovvirginia')).toBe(
      'usgovvirginia.mtlsauth.microsoftonline.us',
    );
  });

  it('takes the host as a URL too, in any case', () => {
    expect(hostFor('https://Login.MicrosoftOnline.us/')).toBe('mtlsauth.microsoftonline.us');
  });

  it('refuses a host that has no mtlsauth twin', () => {
    for (const host of [
      'contoso.ciamlogin.com',
      'adfs.contoso.example',
      'mylogin.example',
      'login-us.microsoftonline.com',
    ]) {
      expect(failureOf(() => hostFor(host)).code).toBe('mtls_pop_not_supported_for_environment');
    }
  });

  it('refuses what is no host', () => {
    for (const host of [
      '',
      'http://login.microsoftonline.com',
      'https://login.microsoftonline.com/common',
      'login.x.example:8443',
      'https://user@login.x.example',
      'login.x.example?q',
    ]) {
      expect(failureOf(() => hostFor(host)).code).toBe('invalid_authority_host');
    }
  });

  it('refuses what is not one tenant', () => {
    for (const tenant of [
      'common',
      'Organizations',
      'consumers',
      '',
      'a/b',
      '../x',
      'a?b',
      'a#b',
      'a b',
      '%2e',
    ]) {
      const failure = failureOf(() => new MtlsAuthority({ tenantId: tenant }));
      expect(failure.code).toBe('missing_tenanted_authority');
    }
  });

  it('lets nothing but a region into the host name', () => {
    for (const region of [
      '',
      'West US',
      'westus3.evil.example/',
      'evil.example/x?',
      'WESTUS',
      'west-us',
      'westus3\n',
    ]) {
      expect(failureOf(() => hostFor(undefined, region)).code).toBe('invalid_region');
    }
  });
});
