export { BindingCertificate } from './binding-certificate.js';
// @only flow === 'fic' || auth === 'confidential-client'
export { MtlsAuthority } from './authority.js';
// @only flow === 'fic' || auth === 'confidential-client'
export type { MtlsAuthorityOptions } from './authority.js';
// @only auth === 'confidential-client'
export type { CertificateSource } from './binding-certificate.js';
// @only auth === 'confidential-client'
export { ConfidentialClientTokenAcquirer } from './confidential-client-token-acquirer.js';
// @only auth === 'confidential-client'
export type { ConfidentialClientTokenAcquirerOptions } from './confidential-client-token-acquirer.js';
export { MtlsPopError } from './errors.js';
// @only flow === 'fic'
export { FicLeg2Exchanger } from './fic-leg2-exchanger.js';
// @only flow === 'fic'
export type { FicLeg2ExchangerOptions } from './fic-leg2-exchanger.js';
// @only flow === 'fic'
export { FicTokenAcquirer } from './fic-token-acquirer.js';
// @only flow === 'fic'
export type { FicTokenAcquirerOptions } from './fic-token-acquirer.js';
// @only auth === 'managed-identity'
export { ManagedIdentityTokenAcquirer } from './managed-identity-token-acquirer.js';
// @only auth === 'managed-identity'
export type { ManagedIdentityTokenAcquirerOptions } from './managed-identity-token-acquirer.js';
// @only auth === 'managed-identity'
export type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';
// @only auth === 'managed-identity' && minimumKeyStrength
export type { KeyStrength } from './managed-identity/binding-key.js';
// @only auth === 'managed-identity' && keyAttestation
export type { AttestationRequest, AttestKey } from './managed-identity/key-attestation.js';
export { MtlsHttpClient } from './mtls-http-client.js';
export type { MtlsHttpClientOptions, MtlsRequestInit } from './mtls-http-client.js';
export { MutualTlsTransport } from './mutual-tls-transport.js';
export type { AgentFactory, MutualTlsTransportOptions } from './mutual-tls-transport.js';
// @only auth === 'confidential-client'
export { PemFileCertificateSource } from './pem-file-certificate-source.js';
// @only auth === 'confidential-client'
export type { PemFileCertificateSourceOptions } from './pem-file-certificate-source.js';
export type { Sleep } from './sleep.js';
// @only flow === 'fic'
export { tokenExchangeResource } from './token-exchange-resource.js';
export { AcquiredToken } from './token.js';
export type { AcquireTokenOptions, TokenAcquirer, TokenType } from './token.js';
