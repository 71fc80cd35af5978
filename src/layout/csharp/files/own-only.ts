/**
 * Files of a library that every flow has for itself, whatever they say: a container holds one of each of these types, so flows that
 * shared one would share its certificate, its connections or its tokens.
 */
const held: ReadonlySet<string> = new Set([
  'FicLeg1Acquirer.cs',
  'FicLeg2Exchanger.cs',
  'FileBindingCertificateSource.cs',
  'IBindingCertificateSource.cs',
  'IFicLeg1Acquirer.cs',
  'ITokenAcquirer.cs',
  'MtlsHttpClientFactory.cs',
  'MtlsPopOptions.cs',
  'MtlsPopOptionsValidator.cs',
  'MtlsPopTokenAcquirer.cs',
  'ResourceCaller.cs',
  'ServiceCollectionExtensions.cs',
  'StoreBindingCertificateSource.cs',
]);

export const isOwnOnly = (kind: 'library' | 'test', path: string): boolean =>
  kind === 'library' && held.has(path);
