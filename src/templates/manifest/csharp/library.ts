import { certificateHolder, confidentialClient, fic, managedIdentity, mtlsPop } from '../conditions.js';
import type { ManifestEntry } from '../entry.js';
import { library } from './entry.js';

const vanilla = "flow === 'vanilla'";

/** What the service stands on. */
export const libraryFiles: readonly ManifestEntry[] = [
  library('AuthenticationChallenge'),
  library('BindingCertificateOptions', { when: certificateHolder, rules: ['MTLS010'] }),
  library('BoundToken', { rules: ['MTLS001'] }),
  library('BoundTokenHosts', { when: mtlsPop, rules: ['MTLS006'] }),
  library('CertificateFile', { when: certificateHolder, rules: ['MTLS007', 'MTLS010'] }),
  library('FicAssertionProvider', { when: fic, rules: ['MTLS004', 'MTLS014'] }),
  library('FicLeg1Acquirer', {
    when: fic,
    rules: [
      'MTLS005',
      'MTLS007',
      'MTLS008',
      'MTLS016',
      'MTLS017',
      'MTLS018',
      'MTLS019',
      'MTLS022',
      'MTLS023',
    ],
  }),
  library('FicLeg2Exchanger', {
    when: fic,
    rules: ['MTLS003', 'MTLS004', 'MTLS008', 'MTLS014', 'MTLS016', 'MTLS017', 'MTLS021', 'MTLS023'],
  }),
  library('FileBindingCertificateSource', { when: certificateHolder, rules: ['MTLS007', 'MTLS020'] }),
  library('IBindingCertificateSource', { when: certificateHolder }),
  library('IFicLeg1Acquirer', { when: fic, rules: ['MTLS016'] }),
  library('ITokenAcquirer', { rules: ['MTLS016'] }),
  library('Log', { rules: ['MTLS011'] }),
  library('ManagedIdentityHost', { when: managedIdentity, rules: ['MTLS022'] }),
  library('MtlsHttpClientFactory', { rules: ['MTLS012', 'MTLS013', 'MTLS015', 'MTLS017', 'MTLS020'] }),
  library('MtlsPopException', { rules: ['MTLS011'] }),
  library('MtlsPopOptions', { rules: ['MTLS008', 'MTLS009'] }),
  library('MtlsPopOptionsValidator', { rules: ['MTLS008', 'MTLS009', 'MTLS010', 'MTLS021'] }),
  library('MtlsPopTokenAcquirer', {
    when: vanilla,
    rules: [
      'MTLS002',
      'MTLS007',
      'MTLS008',
      'MTLS016',
      'MTLS017',
      'MTLS018',
      'MTLS019',
      'MTLS022',
      'MTLS023',
    ],
  }),
  library('PerCertificate', { when: confidentialClient, rules: ['MTLS020', 'MTLS023'] }),
  library('ResourceCaller', { rules: ['MTLS006', 'MTLS012', 'MTLS016', 'MTLS017'] }),
  library('ResourceOptions'),
  library('ResourceRefusedTokenException', { rules: ['MTLS011'] }),
  library('ServiceCollectionExtensions', { rules: ['MTLS015'] }),
  library('SingleFlight', { rules: ['MTLS016'] }),
  library('StoreBindingCertificateSource', { when: certificateHolder, rules: ['MTLS007'] }),
  library('TokenExchange', { when: fic, rules: ['MTLS005'] }),
];
