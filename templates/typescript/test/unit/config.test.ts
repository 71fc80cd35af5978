import { describe, expect, it } from 'vitest';
import { variant } from '#variant';
import { readConfig } from '../../src/config.js';
import { failureOf } from '../support/failure.js';

const guid = '6325cd32-9911-41f3-819c-416cdf9104e7';

const environment: Record<string, string> = {
  // @only flow === 'fic' || auth === 'confidential-client'
  AZURE_TENANT_ID: 'contoso.onmicrosoft.com',
  // @only flow === 'fic' || auth === 'confidential-client' || identity === 'user-assigned-client-id'
  AZURE_CLIENT_ID: guid,
  // @only flow === 'fic' && auth === 'confidential-client'
  LEG1_CLIENT_ID: guid,
  // @only auth === 'confidential-client'
  AZURE_CLIENT_CERTIFICATE_PATH: 'credential.pem',
  // @only (flow === 'fic' || auth === 'confidential-client') && region === 'required'
  AZURE_REGIONAL_AUTHORITY_NAME: 'westus3',
  ...(variant.flow === 'fic' && {
    // @only identity === 'user-assigned-client-id'
    MANAGED_IDENTITY_CLIENT_ID: guid,
  }),
  // @only identity === 'user-assigned-resource-id'
  MANAGED_IDENTITY_RESOURCE_ID:
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
  // @only identity === 'user-assigned-object-id'
  MANAGED_IDENTITY_OBJECT_ID: guid,
  RESOURCE_SCOPE: 'api://orders.contoso.example/.default',
  RESOURCE_URL: 'https://orders.contoso.example/orders',
};

describe('readConfig', () => {
  it('reads a complete environment', () => {
    const config = readConfig(environment);
    expect(config.scope).toBe('api://orders.contoso.example/.default');
    expect(config.resourceUrl).toBe('https://orders.contoso.example/orders');
  });

  it('names every malformed variable at once', () => {
    const names = Object.keys(environment).filter((name) => name !== 'AZURE_CLIENT_CERTIFICATE_PATH');
    const malformed = Object.fromEntries(names.map((name) => [name, '<not this>']));
    const failure = failureOf(() => readConfig({ ...environment, ...malformed }));
    expect(failure.code).toBe('invalid_configuration');
    for (const name of names) {
      expect(failure.message).toContain(`${name} is malformed`);
    }
    expect(failure.message).not.toContain('<not this>');
  });

  it('takes an empty variable for none', () => {
    const withBlanks = { ...environment, AZURE_AUTHORITY_HOST: ' ', AZURE_POD_IDENTITY_AUTHORITY_HOST: '' };
    expect(readConfig(withBlanks).scope).toBe('api://orders.contoso.example/.default');
  });

  // @only auth === 'confidential-client'
  it('names the variable of the certificate file when it is missing', () => {
    const withoutFile = { ...environment, AZURE_CLIENT_CERTIFICATE_PATH: '' };
    expect(failureOf(() => readConfig(withoutFile)).message).toContain(
      'AZURE_CLIENT_CERTIFICATE_PATH is missing',
    );
  });

  // @only flow === 'fic' || auth === 'confidential-client'
  it('refuses a tenant that stands for many', () => {
    for (const tenant of ['common', 'organizations', 'Consumers']) {
      const failure = failureOf(() => readConfig({ ...environment, AZURE_TENANT_ID: tenant }));
      expect(failure.message).toContain('AZURE_TENANT_ID is malformed');
    }
  });
});
