import { change, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'csharp',
  scenario: 'fic-bearer-certificate',
  ...part,
});

const ownTest = `    [Fact]
    public void Every_failure_has_a_code()
    {
        Assert.Equal("ours", new MtlsPopException("ours", "Ours.").Code);
    }
`;

export const testEdits: readonly OwnerEdit[] = [
  edit({
    name: 'an entry beside one that goes away',
    file: 'TestService.cs',
    edit: change(['        ["Leg1ClientId"]', '        ["Owner"] = "orders",\n        ["Leg1ClientId"]']),
  }),
  edit({
    name: 'an entry changed that goes away',
    file: 'TestService.cs',
    edit: change(['["Region"] = "westus3"', '["Region"] = "westeurope"']),
    conflicts: 1,
    project: 2,
  }),
  edit({
    name: 'a test of its own behind one that gets another name',
    file: 'FicAssertionProviderTests.cs',
    edit: change([
      /(_is_given\w*\(\)[^]*?\n {4}\}\n)/,
      '$1\n    [Fact]\n    public void Ours()\n    {\n        Assert.False(typeof(FicAssertionProvider).IsPublic);\n    }\n',
    ]),
  }),
  edit({
    name: 'the settings that lose an entry under another name',
    file: 'TestService.cs',
    edit: (text) => text.replaceAll(/\bSettings\(/g, 'CompleteSettings('),
    project: 2,
  }),
  edit({
    name: 'an assertion beside one that goes away',
    file: 'MtlsPopOptionsValidatorTests.cs',
    edit: change([
      '        Assert.Contains("MtlsPop:ClientId ", failures);\n',
      '        Assert.Contains("MtlsPop:ClientId ", failures);\n        Assert.DoesNotContain("MtlsPop:Owner ", failures);\n',
    ]),
  }),
  edit({
    name: 'a value beside one that goes away',
    file: 'MtlsPopOptionsValidatorTests.cs',
    edit: change([
      '            TenantId = "7b0e2a4c-5d3f-4f8e-9c61-0a1b2c3d4e5f",\n            ClientId = "7b0e2a4c-5d3f-4f8e-9c61-0a1b2c3d4e5f",\n',
      '            TenantId = "contoso.onmicrosoft.com",\n            ClientId = "1f0e2a4c-5d3f-4f8e-9c61-0a1b2c3d4e5f",\n',
    ]),
  }),
  edit({
    name: 'another name for a test that gets another name',
    file: 'TokenAcquisitionTests.cs',
    edit: change([/Leg_2_carries_leg_1s_token\w*/, 'The_final_token_is_asked_for_with_leg_1s']),
  }),
  edit({
    name: 'less time for a test whose expectations change',
    file: 'TokenAcquisitionTests.cs',
    edit: change([
      '    [Fact]\n    public async Task Another_cloud',
      '    [Fact(Timeout = 60_000)]\n    public async Task Another_cloud',
    ]),
  }),
  edit({
    name: 'a test of its own where the newer tests have one more',
    file: 'TokenFailureTests.cs',
    edit: (text) => text.replace(/\n\}\n$/, `\n\n${ownTest}}\n`),
  }),
  edit({
    name: 'a message in a test that grows at its end',
    file: 'CertificateRenewalTests.cs',
    edit: change([
      '        Assert.NotEqual(before.AccessToken, after.AccessToken);\n',
      '        Assert.True(before.AccessToken != after.AccessToken, "The token of the old certificate came again.");\n',
    ]),
  }),
];
