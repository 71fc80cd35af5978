import { format } from 'prettier';
import { change, type OwnerEdit } from './owner-edit.js';

type Part = Omit<OwnerEdit, 'language' | 'scenario'>;

const inPop = (part: Part): OwnerEdit => ({ language: 'typescript', scenario: 'fic-pop-client-id', ...part });
const inBearer = (part: Part): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-bearer-certificate',
  ...part,
});

export const typescriptEdits: readonly OwnerEdit[] = [
  inPop({
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
  }),
  inPop({
    name: 'another default region, which the newer code does not ask for',
    file: 'src/config.ts',
    edit: change([
      "region: required('AZURE_REGIONAL_AUTHORITY_NAME', region)",
      "region: required('AZURE_REGION', region)",
    ]),
    conflicts: 1,
  }),
  inPop({
    name: 'documentation of every setting',
    file: 'src/config.ts',
    edit: change(
      ['  readonly tenantId', '  /** Our tenant. */\n  readonly tenantId'],
      ['  readonly region', '  /** Always westeurope. */\n  readonly region'],
      ['  readonly authorityHost', '  /** Public cloud. */\n  readonly authorityHost'],
    ),
  }),
  inPop({
    name: 'settings in the order of the alphabet',
    file: 'src/config.ts',
    edit: change(
      [/ {2}readonly authorityHost: .*\n/, ''],
      ['  readonly tenantId', '  readonly authorityHost: string | undefined;\n  readonly tenantId'],
    ),
  }),
  inPop({
    name: 'a log line before the check that goes away',
    file: 'src/mtls-pop/token-response.ts',
    edit: change(["  if (type === 'pop') {", "  console.warn(type);\n  if (type === 'pop') {"]),
    editNewer: change([
      /(tokenType\.toLowerCase\(\)\) \{\n {4}return;\n {2}\}\n)/,
      '$1  console.warn(type);\n',
    ]),
  }),
  inPop({
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
  inPop({
    name: 'the function of the check under another name',
    file: 'src/mtls-pop/token-response.ts',
    edit: (text) => text.replaceAll('assertTokenType', 'requireTokenType'),
  }),
  inPop({
    name: 'the check edited that goes away',
    file: 'src/mtls-pop/token-response.ts',
    edit: change([
      "  if (type === 'pop') {\n    return;",
      "  if (type === 'pop') {\n    countOldName();\n    return;",
    ]),
    conflicts: 1,
  }),
  inPop({
    name: 'a dependency of its own in the constructor that grows',
    file: 'managed-identity/certificate-minter.ts',
    edit: change(
      [
        '  keys: BindingKeyProvider;\n',
        '  keys: BindingKeyProvider;\n  onMinted?: (() => void) | undefined;\n',
      ],
      [
        '  readonly #keys: BindingKeyProvider;\n',
        '  readonly #keys: BindingKeyProvider;\n  readonly #onMinted: () => void;\n',
      ],
      [
        '    this.#keys = options.keys;\n',
        '    this.#keys = options.keys;\n    this.#onMinted = options.onMinted ?? (() => undefined);\n',
      ],
    ),
  }),
  inPop({
    name: 'an import beside imports that change',
    file: 'managed-identity/certificate-minter.ts',
    edit: change(
      [
        "import type { ImdsClient } from './imds-client.js';\n",
        "import type { ImdsClient } from './imds-client.js';\nimport { log } from '../../log.js';\n",
      ],
      [
        '    const correlationId = randomUUID();\n',
        '    const correlationId = randomUUID();\n    log(correlationId);\n',
      ],
    ),
  }),
  inPop({
    name: 'a measurement around the request that gets another argument',
    file: 'managed-identity/certificate-minter.ts',
    edit: change(
      ['    const credential = await', "    console.time('issue');\n    const credential = await"],
      ['    return {\n      certificate', "    console.timeEnd('issue');\n    return {\n      certificate"],
    ),
  }),
  inPop({
    name: 'a try around the whole of a method that changes in its middle',
    file: 'managed-identity/imds-client.ts',
    edit: (text) => wrapIssueCredential(text),
  }),
  inPop({
    name: 'a class renamed throughout its file',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: (text) => text.replaceAll('ManagedIdentityTokenAcquirer', 'IdentityTokens'),
  }),
  inPop({
    name: 'a longer documentation of an option beside new options',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: change([
      '  keys?: BindingKeyProvider | undefined;\n',
      '  keys?: BindingKeyProvider | undefined;\n  /** Ours: counts tokens. */\n  count?: (() => void) | undefined;\n',
    ]),
  }),
  inPop({
    name: 'everything with tabs, without semicolons, at 80 columns',
    file: 'managed-identity/binding-key.ts',
    edit: (text) => format(text, { parser: 'typescript', useTabs: true, semi: false, printWidth: 80 }),
  }),
  inPop({
    name: 'everything in double quotes, and a test of its own in the middle',
    file: 'test/unit/token-response.test.ts',
    edit: async (text) =>
      format(
        change([
          "  it('is refused without a token",
          "  it('is ours', () => {\n    expect(1).toBe(1);\n  });\n\n  it('is refused without a token",
        ])(text),
        { parser: 'typescript', printWidth: 110 },
      ),
  }),
  inPop({
    name: 'a member that the test lists, where the newer code lists one more',
    file: 'managed-identity/imds-replies.test.ts',
    edit: change([
      /const members = \['cuId', 'clientId', 'tenantId'(.*)\];/,
      "const members = ['vmId', 'cuId', 'clientId', 'tenantId'$1];",
    ]),
  }),
  inPop({
    name: 'a value of the environment beside one that goes away',
    file: 'test/unit/config.test.ts',
    edit: change([
      '  MANAGED_IDENTITY_CLIENT_ID: guid,\n',
      "  LOG_LEVEL: 'debug',\n  MANAGED_IDENTITY_CLIENT_ID: guid,\n",
    ]),
  }),
  inBearer({
    name: 'one more property beside properties that change',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change([
      '        certificate: bindingCertificate,\n        tokenType',
      '        certificate: bindingCertificate,\n        logger: console,\n        tokenType',
    ]),
  }),
  inBearer({
    name: 'the function of the last leg moved to the top of the file',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: (text) => {
      const at = text.indexOf('\nfunction requestFinalToken');
      const moved = text.slice(at);
      return text.slice(0, at).replace("const finalTokenType = 'Bearer';\n", (line) => `${line}${moved}`);
    },
  }),
  inBearer({
    name: 'a value changed that the guidance changes too',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change(["client-assertion-type:jwt-bearer'", "client-assertion-type:jwt'"]),
    conflicts: 1,
  }),
  inBearer({
    name: 'a statement before one that changes',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change([
      "  form.set('client_assertion_type'",
      "  form.delete('resource');\n  form.set('client_assertion_type'",
    ]),
    editNewer: change(['  // MSAL says', "  form.delete('resource');\n  // MSAL says"]),
  }),
];

function wrapIssueCredential(text: string): string {
  const [, head = '', body = ''] = /( {2}async issueCredential\(.*\{\n)([^]*?)\n {2}\}\n/.exec(text) ?? [];
  if (body === '') throw new Error('The text lacks issueCredential.');
  const inner = body.replaceAll(/^(?=.)/gm, '  ');
  return text.replace(
    head + body,
    () => `${head}    try {\n${inner}\n    } finally {\n      this.count();\n    }`,
  );
}
