import { confidentialClient, fic, managedIdentity } from './conditions.js';
import { typescript, type ManifestEntry } from './entry.js';

/** Tests, and what they share. */
export const tests: readonly ManifestEntry[] = [
  typescript('test/support/scenario.ts'),
  typescript('test/support/credentials.ts'),
  typescript('test/support/failure.ts'),
  typescript('test/unit/authority.test.ts', { when: confidentialClient }),
  typescript('test/unit/binding-certificate.test.ts'),
  typescript('test/unit/retry-after.test.ts'),
  typescript('test/unit/single-flight.test.ts'),
  typescript('test/unit/token-exchange-resource.test.ts', { when: fic }),
  typescript('test/unit/www-authenticate.test.ts'),
  typescript('test/integration/managed-identity.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/certificate-minter.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/certificate-request.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/imds-client.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/imds-replies.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/minted-certificate-store.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/token-cache.test.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/imds-samples.ts', { when: managedIdentity }),
  typescript('test/unit/managed-identity/scripted-imds.ts', { when: managedIdentity }),
  typescript('test/unit/bound-token-hosts.test.ts'),
  typescript('test/unit/config.test.ts'),
  typescript('test/unit/pem-file-certificate-source.test.ts'),
  typescript('test/unit/rejected-token-error.test.ts'),
  typescript('test/unit/secrecy.test.ts'),
  typescript('test/unit/token-response.test.ts'),
  typescript('test/integration/token-endpoint.test.ts'),
  typescript('test/integration/mutual-tls-transport.test.ts'),
  typescript('test/support/tls-server.ts'),
  typescript('test/unit/sleep.test.ts'),
];
