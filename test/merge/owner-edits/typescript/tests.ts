import { format } from 'prettier';
import { change, settled, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'typescript',
  scenario: 'fic-pop-client-id',
  ...part,
});

const ownDescribe = `
describe('our own rules', () => {
  it('ask for one certificate at a time', async () => {
    const { minter, imds } = await start();
    await minter.mint();
    expect(imds.requests).toHaveLength(2);
  });
});
`;

export const testEdits: readonly OwnerEdit[] = [
  edit({
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
  edit({
    name: 'a member that the test does not list any more, where the newer code lists one more',
    file: 'managed-identity/imds-replies.test.ts',
    edit: change([
      /const members = \['cuId', 'clientId', 'tenantId'(.*)\];/,
      "const members = ['cuId', 'tenantId'$1];",
    ]),
  }),
  edit({
    name: 'a value of the environment beside one that goes away',
    file: 'test/unit/config.test.ts',
    edit: change([
      '  MANAGED_IDENTITY_CLIENT_ID: guid,\n',
      "  AZURE_AUTHORITY_HOST: 'login.microsoftonline.com',\n  MANAGED_IDENTITY_CLIENT_ID: guid,\n",
    ]),
  }),
  edit({
    name: 'a describe of its own at the end, where the newer tests have two more',
    file: 'managed-identity/certificate-minter.test.ts',
    edit: (text) => `${text}${ownDescribe}`,
    editNewer: change([
      "\ndescribe('the least strength of a key'",
      `${ownDescribe}\ndescribe('the least strength of a key'`,
    ]),
  }),
  edit({
    name: 'a test of its own behind one that says the opposite now',
    file: 'test/integration/managed-identity.test.ts',
    edit: change([
      "  it('fails for a moment: one retry",
      "  it('gives what we pay for', async () => {\n    expect((await acquirer.acquireToken(scope)).accessToken).toMatch(/^ey/);\n  });\n\n  it('fails for a moment: one retry",
    ]),
  }),
  edit({
    name: 'more time for a test that says the opposite now',
    file: 'test/integration/managed-identity.test.ts',
    edit: change([
      /it\('(\w+ (?:call|calls) the type pop[^']*)', async/,
      "it('$1', { timeout: 20_000 }, async",
    ]),
    conflicts: 1,
    settle: settled((_, theirs) => theirs.replace(', async', ', { timeout: 20_000 }, async')),
    project: 2,
  }),
];
