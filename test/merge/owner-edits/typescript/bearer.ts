import { change, file, settled, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-bearer-certificate',
  ...part,
});

export const bearerEdits: readonly OwnerEdit[] = [
  edit({
    name: 'one more property beside properties that change',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change([
      '        certificate: bindingCertificate,\n        tokenType',
      '        certificate: bindingCertificate,\n        label: `leg 2 of ${clientId}`,\n        tokenType',
    ]),
    also: {
      'src/mtls-pop/bound-client-application.ts': change([
        '  tokenType: TokenType;\n  network',
        '  label?: string;\n  tokenType: TokenType;\n  network',
      ]),
    },
  }),
  edit({
    name: 'the function of the last leg moved to the top of the file',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: (text) => {
      const at = text.indexOf('\nfunction requestFinalToken');
      const moved = text.slice(at);
      return text.slice(0, at).replace("const finalTokenType = 'Bearer';\n", (line) => `${line}${moved}`);
    },
  }),
  edit({
    name: 'a value changed that the guidance changes too',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change(["client-assertion-type:jwt-bearer'", "client-assertion-type:jwt'"]),
    conflicts: 1,
  }),
  edit({
    name: 'a statement before one that changes',
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edit: change([
      "  form.set('client_assertion_type'",
      "  form.delete('resource');\n  form.set('client_assertion_type'",
    ]),
    editNewer: change(['  // MSAL says', "  form.delete('resource');\n  // MSAL says"]),
  }),
  edit({
    name: 'a field of its own beside one that goes away',
    file: 'src/mtls-pop/authority.ts',
    edit: change(
      [
        '  readonly msal: MsalAuthority;\n',
        '  readonly msal: MsalAuthority;\n  readonly tenantId: string;\n',
      ],
      [
        '    this.msal = msalAuthority(loginHost, tenant, this.tokenEndpoint.href);\n',
        '    this.msal = msalAuthority(loginHost, tenant, this.tokenEndpoint.href);\n    this.tenantId = tenant;\n',
      ],
    ),
  }),
  edit({
    name: 'a test of its own where the newer tests have one more',
    file: 'test/integration/fic.test.ts',
    edit: change([
      "  it('ends with a Bearer token'",
      "  it('ends with a token of the tenant', async () => {\n    expect((await scenario.acquirer.acquireToken(scope)).accessToken).toMatch(/^ey/);\n  });\n\n  it('ends with a Bearer token'",
    ]),
  }),
  edit({
    name: 'one more import where the newer tests have one more',
    file: 'test/integration/fic.test.ts',
    edit: change(
      [
        "import { boundTo } from '../support/bound-to.js';\n",
        "import { boundTo } from '../support/bound-to.js';\nimport { requestsOf } from '../support/requests.js';\n",
      ],
      ["    return [...emulator.journal.of('token')];\n", '    return requestsOf(emulator);\n'],
    ),
    also: {
      'test/support/requests.ts': file(
        "import type { Emulator, JournalEntry } from '../emulator/index.js';\n\nexport function requestsOf(emulator: Emulator): JournalEntry[] {\n  return [...emulator.journal.of('token')];\n}\n",
      ),
    },
  }),
  edit({
    name: 'both checks of the type as one, where the second goes away',
    file: 'src/mtls-pop/token-response.ts',
    edit: change([
      "=== expected.tokenType.toLowerCase()) {\n    return;\n  }\n  if (type === 'pop' && expected.tokenType === 'mtls_pop') {\n",
      "=== expected.tokenType.toLowerCase() || (type === 'pop' && expected.tokenType === 'mtls_pop')) {\n",
    ]),
    conflicts: 1,
    settle: settled((ours) => ours.replace(" || (type === 'pop' && expected.tokenType === 'mtls_pop')", '')),
  }),
];
