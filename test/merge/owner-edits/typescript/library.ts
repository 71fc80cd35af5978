import { change, settled, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-pop-client-id',
  ...part,
});

export const libraryEdits: readonly OwnerEdit[] = [
  edit({
    name: 'a setting beside one that becomes optional',
    file: 'src/config.ts',
    edit: change(
      ['  readonly region: string;\n', '  readonly region: string;\n  readonly cacheSeconds: number;\n'],
      [/( {4}region: .*\n)/, "$1    cacheSeconds: Number(environment['CACHE_SECONDS'] ?? '300'),\n"],
    ),
    editNewer: change(
      [
        '  readonly region: string | undefined;\n',
        '  readonly region: string | undefined;\n  readonly cacheSeconds: number;\n',
      ],
      [/( {4}region: .*\n)/, "$1    cacheSeconds: Number(environment['CACHE_SECONDS'] ?? '300'),\n"],
    ),
    also: {
      'test/support/scenario.ts': change([
        "    region: 'westus3',\n",
        "    region: 'westus3',\n    cacheSeconds: 300,\n",
      ]),
    },
  }),
  edit({
    name: 'another variable for the region, which the newer code does not need',
    file: 'src/config.ts',
    edit: change([
      "region: required('AZURE_REGIONAL_AUTHORITY_NAME', region)",
      "region: required('AZURE_REGION', region)",
    ]),
    conflicts: 1,
    settle: settled((_, theirs) => theirs.replace('AZURE_REGIONAL_AUTHORITY_NAME', 'AZURE_REGION')),
    project: 2,
  }),
  edit({
    name: 'documentation of every setting',
    file: 'src/config.ts',
    edit: change(
      ['  readonly tenantId', '  /** Our tenant. */\n  readonly tenantId'],
      ['  readonly region', '  /** Always westeurope. */\n  readonly region'],
      ['  readonly authorityHost', '  /** Public cloud. */\n  readonly authorityHost'],
    ),
  }),
  edit({
    name: 'settings in the order of the alphabet',
    file: 'src/config.ts',
    edit: change(
      [/ {2}readonly authorityHost: .*\n/, ''],
      ['  readonly tenantId', '  readonly authorityHost: string | undefined;\n  readonly tenantId'],
    ),
  }),
  edit({
    name: 'a log line before the check that goes away',
    file: 'src/mtls-pop/token-response.ts',
    edit: change(["  if (type === 'pop') {", "  console.warn(type);\n  if (type === 'pop') {"]),
    editNewer: change([
      /(tokenType\.toLowerCase\(\)\) \{\n {4}return;\n {2}\}\n)/,
      '$1  console.warn(type);\n',
    ]),
  }),
  edit({
    name: 'one more field of the response',
    file: 'src/mtls-pop/token-response.ts',
    edit: change(
      [
        '  readonly expires_in: number;\n',
        '  readonly expires_in: number;\n  readonly refresh_in: number | undefined;\n',
      ],
      ['expires_in: expiresIn }', 'expires_in: expiresIn, refresh_in: undefined }'],
    ),
  }),
  edit({
    name: 'the function of the check under another name',
    file: 'src/mtls-pop/token-response.ts',
    edit: (text) => text.replaceAll('assertTokenType', 'requireTokenType'),
  }),
  edit({
    name: 'the check edited that goes away',
    file: 'src/mtls-pop/token-response.ts',
    edit: change([
      "  if (type === 'pop') {\n    return;",
      "  if (type === 'pop') {\n    console.warn('The type is pop.');\n    return;",
    ]),
    conflicts: 1,
    project: 2,
  }),
  edit({
    name: 'one more export where the newer code has more, too',
    file: 'src/mtls-pop/index.ts',
    edit: change([
      "managed-identity/binding-key.js';\n",
      "managed-identity/binding-key.js';\nexport type { MintedCertificate } from './managed-identity/certificate-minter.js';\n",
    ]),
    editNewer: change([
      "export type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\n",
      "export type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\nexport type { MintedCertificate } from './managed-identity/certificate-minter.js';\n",
    ]),
  }),
  edit({
    name: 'exports of one file as one',
    file: 'src/mtls-pop/index.ts',
    edit: change(
      ["export type { Sleep } from './sleep.js';\n", ''],
      [
        "export type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\n",
        "export { SoftwareBindingKeyProvider } from './managed-identity/binding-key.js';\nexport type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\nexport type { Sleep } from './sleep.js';\n",
      ],
    ),
    editNewer: change(
      ["export type { Sleep } from './sleep.js';\n", ''],
      [
        "export type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\n",
        "export { SoftwareBindingKeyProvider } from './managed-identity/binding-key.js';\nexport type { BindingKey, BindingKeyProvider } from './managed-identity/binding-key.js';\n",
      ],
      [
        'export { MtlsHttpClient } from',
        "export type { Sleep } from './sleep.js';\nexport { MtlsHttpClient } from",
      ],
    ),
    project: 2,
  }),
];
