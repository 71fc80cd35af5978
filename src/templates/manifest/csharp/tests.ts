import { certificateHolder, confidentialClient, fic, managedIdentity, mtlsPop } from '../conditions.js';
import type { ManifestEntry } from '../entry.js';
import { test } from './entry.js';

/** Tests, and what they share. */
export const tests: readonly ManifestEntry[] = [
  test('CollectedLog', { when: confidentialClient }),
  test('EmulatedLeg1', { when: `${fic} && ${managedIdentity}` }),
  test('EmulatedTokenAcquirer', { when: `flow === 'vanilla' && ${managedIdentity}` }),
  test('FixedLeg1', { when: fic }),
  test('FixedTokenAcquirer'),
  test('TestResult'),
  test('TestService'),
  test('Unit/AuthenticationChallengeTests'),
  test('Unit/BoundTokenHostsTests', { when: mtlsPop }),
  test('Unit/BoundTokenTests'),
  test('Unit/FicAssertionProviderTests', { when: fic }),
  test('Unit/FileBindingCertificateSourceTests', { when: certificateHolder }),
  test('Unit/MtlsHttpClientFactoryTests'),
  test('Unit/MtlsPopOptionsValidatorTests'),
  test('Unit/SingleFlightTests'),
  test('Unit/StoreBindingCertificateSourceTests', { when: certificateHolder }),
  test('Unit/TokenExchangeTests', { when: fic }),
  test('Integration/CertificateRenewalTests', { when: confidentialClient }),
  test('Integration/ManagedIdentityTests', { when: managedIdentity }),
  test('Integration/ResourceCallerTests'),
  test('Integration/ResourceChecksTests'),
  test('Integration/ResourceRetryTests'),
  test('Integration/TokenAcquisitionTests', { when: confidentialClient }),
  test('Integration/TokenFailureTests', { when: confidentialClient }),
  test('Integration/TokenReplyTests', { when: confidentialClient }),
];
