import { describe, expect, it } from 'vitest';
import { holdsSecret, namesSecret } from './secrets.js';

describe('a secret', () => {
  it('is known by its name in any spelling', () => {
    expect(
      ['client_secret', 'ClientSecret', 'AZURE_CLIENT_SECRET', 'passwd', 'password'].every(namesSecret),
    ).toBe(true);
    expect(['clientId', 'tenant', 'resource'].some(namesSecret)).toBe(false);
  });
  it('is known by the mark that Entra puts into it', () => {
    expect(holdsSecret(`a.-8Q~${'x'.repeat(34)}`)).toBe(true);
    expect(holdsSecret('6325cd32-9911-41f3-819c-416cdf9104e7')).toBe(false);
    expect(holdsSecret('https://secret.example')).toBe(false);
  });
});
