import { format } from 'prettier';
import { change, file, settled, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-pop-client-id',
  ...part,
});

const countedIssues = change(
  ['  readonly #sleep: Sleep;\n', '  readonly #sleep: Sleep;\n  #issued = 0;\n'],
  ['  #send(\n', '  get issued(): number {\n    return this.#issued;\n  }\n\n  #send(\n'],
);

export const managedIdentityEdits: readonly OwnerEdit[] = [
  edit({
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
      ['    return {\n      certificate', '    this.#onMinted();\n    return {\n      certificate'],
    ),
  }),
  edit({
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
    also: {
      'src/log.ts': file(
        'export function log(text: string): void {\n  process.stderr.write(`${text}\\n`);\n}\n',
      ),
    },
  }),
  edit({
    name: 'a measurement around the request that gets another argument',
    file: 'managed-identity/certificate-minter.ts',
    edit: change(
      ['    const credential = await', "    console.time('issue');\n    const credential = await"],
      ['    return {\n      certificate', "    console.timeEnd('issue');\n    return {\n      certificate"],
    ),
  }),
  edit({
    name: 'a try around the whole of a method that changes in its middle',
    file: 'managed-identity/imds-client.ts',
    edit: (text) => countedIssues(wrapIssueCredential(text)),
  }),
  edit({
    name: 'a class renamed throughout its file',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: (text) => text.replaceAll('ManagedIdentityTokenAcquirer', 'IdentityTokens'),
    also: 'everywhere',
  }),
  edit({
    name: 'a longer documentation of an option beside new options',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: change([
      '  keys?: BindingKeyProvider | undefined;\n',
      '  keys?: BindingKeyProvider | undefined;\n  /** Ours: counts tokens. */\n  count?: (() => void) | undefined;\n',
    ]),
  }),
  edit({
    name: 'everything with tabs, without semicolons, at 80 columns',
    file: 'managed-identity/binding-key.ts',
    edit: (text) => format(text, { parser: 'typescript', useTabs: true, semi: false, printWidth: 80 }),
  }),
  edit({
    name: 'a retry around a method that changes, whose body gets a name of its own',
    file: 'managed-identity/certificate-minter.ts',
    edit: change([
      '  async mint(signal?: AbortSignal): Promise<MintedCertificate> {\n',
      '  async mint(signal?: AbortSignal): Promise<MintedCertificate> {\n    try {\n      return await this.#mintOnce(signal);\n    } catch (error) {\n      if (signal?.aborted !== true) throw error;\n      return this.#mintOnce(signal);\n    }\n  }\n\n  async #mintOnce(signal?: AbortSignal): Promise<MintedCertificate> {\n',
    ]),
    project: 2,
  }),
  edit({
    name: 'a variable with another name in a method that changes',
    file: 'managed-identity/imds-client.ts',
    edit: change(
      ['    const body = JSON.stringify({', '    const payload = JSON.stringify({'],
      ["{ method: 'POST', body, ", "{ method: 'POST', body: payload, "],
    ),
    project: 2,
  }),
  edit({
    name: 'less patience, and a field of the request that nobody sets',
    file: 'managed-identity/imds-client.ts',
    edit: change(
      ['?? 10_000', '?? 5_000'],
      ['10 seconds by default', '5 seconds by default'],
      ['  csr: string;\n', '  csr: string;\n  /** Of our billing. */\n  costCenter?: string | undefined;\n'],
    ),
    project: 2,
  }),
  edit({
    name: 'one more member of the reply, read where the newer code reads another one',
    file: 'managed-identity/imds-replies.ts',
    edit: change(
      [
        '  readonly tenantId: string;\n}',
        '  readonly tenantId: string;\n  readonly region?: string | undefined;\n}',
      ],
      [
        "    tenantId: reply.guid('tenantId'),\n",
        "    tenantId: reply.guid('tenantId'),\n    region: reply.optionalText('region'),\n",
      ],
    ),
    editNewer: change(
      [
        '  readonly tenantId: string;\n',
        '  readonly tenantId: string;\n  readonly region?: string | undefined;\n',
      ],
      [
        "    tenantId: reply.guid('tenantId'),\n",
        "    tenantId: reply.guid('tenantId'),\n    region: reply.optionalText('region'),\n",
      ],
    ),
  }),
  edit({
    name: 'what makes the certificates in a method of its own, where the newer code says more',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: change(
      [
        /( {4}const minter = )(new CertificateMinter\(\{[^]*?\}\));\n([^]*?\n {2}\}\n)/,
        '$1minterOf(imds, options);\n$3',
      ],
      [
        '/** Managed identities are asked for a resource',
        'function minterOf(imds: ImdsClient, options: ManagedIdentityTokenAcquirerOptions): CertificateMinter {\n  return new CertificateMinter({\n    imds,\n    keys: options.keys ?? new SoftwareBindingKeyProvider(),\n  });\n}\n\n/** Managed identities are asked for a resource',
      ],
    ),
    conflicts: 1,
    settle: settled((ours) => ours),
    project: 2,
  }),
  edit({
    name: 'tokens counted, for metrics',
    file: 'src/mtls-pop/managed-identity-token-acquirer.ts',
    edit: change(
      [
        '  sleep?: Sleep | undefined;\n',
        '  sleep?: Sleep | undefined;\n  /** Is told of each new token. */\n  onToken?: ((token: AcquiredToken) => void) | undefined;\n',
      ],
      [
        '  readonly #now: () => Date;\n',
        '  readonly #now: () => Date;\n  readonly #onToken: (token: AcquiredToken) => void;\n',
      ],
      [
        '    this.#now = now;\n',
        '    this.#now = now;\n    this.#onToken = options.onToken ?? (() => undefined);\n',
      ],
      [
        '    this.#tokens.store(resource, token);\n',
        '    this.#tokens.store(resource, token);\n    this.#onToken(token);\n',
      ],
    ),
  }),
];

function wrapIssueCredential(text: string): string {
  const [, head = '', body = ''] = /( {2}async issueCredential\(.*\{\n)([^]*?)\n {2}\}\n/.exec(text) ?? [];
  if (body === '') throw new Error('The text lacks issueCredential.');
  const inner = body.replaceAll(/^(?=.)/gm, '  ');
  return text.replace(
    head + body,
    () => `${head}    try {\n${inner}\n    } finally {\n      this.#issued += 1;\n    }`,
  );
}
