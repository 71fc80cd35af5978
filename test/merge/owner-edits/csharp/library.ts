import { change, settled, type OwnerEdit } from '../owner-edit.js';

const edit = (part: Omit<OwnerEdit, 'language' | 'scenario'>): OwnerEdit => ({
  language: 'csharp',
  scenario: 'fic-bearer-certificate',
  ...part,
});

export const libraryEdits: readonly OwnerEdit[] = [
  edit({
    name: 'a longer summary of a class whose summary changes',
    file: 'FicAssertionProvider.cs',
    edit: change([
      '/// One provider belongs',
      '/// Ours: reviewed by the platform team.\n/// One provider belongs',
    ]),
  }),
  edit({
    name: 'a remark in an initializer that grows',
    file: 'FicAssertionProvider.cs',
    edit: change([
      '            Assertion = leg1.AccessToken,\n',
      '            Assertion = leg1.AccessToken, // As it came.\n',
    ]),
  }),
  edit({
    name: 'a statement before the return that changes',
    file: 'FicAssertionProvider.cs',
    edit: change([
      '\n        return Task.FromResult',
      '        System.Diagnostics.Trace.WriteLine("Leg 2 begins.");\n\n        return Task.FromResult',
    ]),
  }),
  edit({
    name: 'a method and a field beside a method that changes',
    file: 'FicAssertionProvider.cs',
    edit: change(
      ['    private volatile', '    private int _count;\n    private volatile'],
      [
        '    /// <summary>What <c>With',
        '    /// <summary>How often.</summary>\n    public int Count() => _count++;\n\n    /// <summary>What <c>With',
      ],
    ),
  }),
  edit({
    name: 'a namespace in braces, so that all is indented',
    file: 'FicAssertionProvider.cs',
    edit: (text) => {
      const [, head = '', name = '', body = ''] = /^([^]*?)namespace (.*);\n\n([^]*)$/.exec(text) ?? [];
      return `${head}namespace ${name}\n{\n${body.trimEnd().replaceAll(/^(?=.)/gm, '    ')}\n}\n`;
    },
    also: { '.editorconfig': change(['file_scoped:warning', 'file_scoped:silent']) },
    project: 2,
  }),
  edit({
    name: 'one more call in the chain before what changes',
    file: 'FicLeg1Acquirer.cs',
    edit: change([
      '            .WithCertificate(certificate',
      '            .WithClientName("orders")\n            .WithCertificate(certificate',
    ]),
  }),
  edit({
    name: 'a log line before the return that changes',
    file: 'FicLeg1Acquirer.cs',
    edit: change([
      '\n        return builder.',
      '        _logger.Building(certificate.Subject);\n\n        return builder.',
    ]),
    also: {
      'Log.cs': change([
        'internal static partial class Log\n{\n',
        'internal static partial class Log\n{\n    [LoggerMessage(7, LogLevel.Debug, "A client for {Subject}.")]\n    public static partial void Building(this ILogger logger, string subject);\n\n',
      ]),
    },
    conflicts: 1,
    settle: settled((ours, theirs) => `${ours.split('\n')[0] ?? ''}\n${theirs}`),
  }),
  edit({
    name: 'a parameter of the constructor and what it needs',
    file: 'FicLeg1Acquirer.cs',
    edit: change(
      [
        '        ILogger<FicLeg1Acquirer> logger)',
        '        ILogger<FicLeg1Acquirer> logger,\n        TimeProvider time)',
      ],
      ['        _logger = logger;\n', '        _logger = logger;\n        _time = time;\n'],
      [
        '    private bool _disposed;\n',
        '    private readonly TimeProvider _time;\n    private bool _disposed;\n',
      ],
    ),
  }),
  edit({
    name: 'the region changed that the guidance changes too',
    file: 'FicLeg1Acquirer.cs',
    edit: change(['.WithAzureRegion(_options.Region)', '.WithAzureRegion("westeurope")']),
    conflicts: 1,
    project: 2,
  }),
  edit({
    name: 'the method that changes under another name',
    file: 'FicLeg1Acquirer.cs',
    edit: (text) => text.replaceAll('CreateApplication', 'BuildApplication'),
  }),
  edit({
    name: 'one more call in a chain that loses one',
    file: 'FicLeg2Exchanger.cs',
    edit: change([
      '            .WithHttpClientFactory(_httpClientFactory);',
      '            .WithHttpClientFactory(_httpClientFactory)\n            .WithClientName("orders");',
    ]),
  }),
  edit({
    name: 'a method moved above the one that changes',
    file: 'FicLeg2Exchanger.cs',
    edit: (text) => {
      const method =
        /\n {4}\/\/\/ <inheritdoc\/>\n {4}public void Dispose\(\)[^]*?\n {4}\}\n/.exec(text)?.[0] ?? '';
      const record = '\n    /// <summary>An application';
      return text.replace(method, '').replace(record, () => `${method}${record}`);
    },
  }),
  edit({
    name: 'tabs throughout',
    file: 'FicLeg2Exchanger.cs',
    edit: (text) => text.replaceAll('    ', '\t'),
    project: 2,
  }),
  edit({
    name: 'a property beside one that becomes optional',
    file: 'MtlsPopOptions.cs',
    edit: change([
      '    /// <summary>Host of the cloud',
      '    /// <summary>Ours.</summary>\n    public int Retries { get; set; } = 3;\n\n    /// <summary>Host of the cloud',
    ]),
  }),
  edit({
    name: 'another default for what becomes optional',
    file: 'MtlsPopOptions.cs',
    edit: change([
      'public string Region { get; set; } = "";',
      'public string Region { get; set; } = "westeurope";',
    ]),
    conflicts: 1,
    project: 2,
  }),
  edit({
    name: 'an attribute on a property whose type changes',
    file: 'MtlsPopOptions.cs',
    edit: change([
      /( {4}public string\??) Region/,
      '    [System.ComponentModel.Description("Where we are.")]\n$1 Region',
    ]),
  }),
  edit({
    name: 'properties in another order',
    file: 'MtlsPopOptions.cs',
    edit: (text) => {
      const property = /\n {4}\/\/\/ <summary>Azure region[^]*?\n.*Region.*\n/.exec(text)?.[0] ?? '';
      const last = '\n    /// <summary>What the tokens are for';
      return text.replace(property, '').replace(last, () => `${property}${last}`);
    },
  }),
  edit({
    name: 'another message beside a condition that changes',
    file: 'MtlsPopOptionsValidator.cs',
    edit: change([
      '"has to be an Azure region in lower case, such as westus3"',
      '"has to be one of our regions"',
    ]),
  }),
  edit({
    name: 'a check of its own before the one that changes',
    file: 'MtlsPopOptionsValidator.cs',
    edit: change([
      /(\n {8}if \(!?.*RegionPattern)/,
      '        if (tenant.Contains(\'_\', StringComparison.Ordinal))\n        {\n            Fail(nameof(options.TenantId), "has an underscore");\n        }\n$1',
    ]),
  }),
  edit({
    name: 'the builder in a method of its own, where its caller changes',
    file: 'FicLeg1Acquirer.cs',
    edit: (text) => {
      const builder = /ConfidentialClientApplicationBuilder\n {12}\.Create[^]*?;\n/.exec(text)?.[0] ?? '';
      return change(
        [builder, 'BuilderFor(certificate);\n'],
        [
          '    private async Task<AuthenticationResult> RequestAsync(',
          `    private ConfidentialClientApplicationBuilder BuilderFor(X509Certificate2 certificate) =>\n        ${builder}\n    private async Task<AuthenticationResult> RequestAsync(`,
        ],
      )(text);
    },
    project: 2,
  }),
  edit({
    name: 'the builder under another name, in a method that changes',
    file: 'FicLeg2Exchanger.cs',
    edit: (text) => text.replaceAll(/\bbuilder\b/g, 'clientBuilder'),
    project: 2,
  }),
  edit({
    name: 'a remark taken away with which a line goes',
    file: 'FicLeg2Exchanger.cs',
    edit: (text) => text.replace(/(\.WithExperimentalFeatures\(\)) \/\/.*/, '$1'),
    conflicts: 1,
    settle: settled((ours) => ours.replace(/\n *\.WithExperimentalFeatures\(\)/, '')),
  }),
  edit({
    name: 'a method beside a property that becomes optional',
    file: 'MtlsPopOptions.cs',
    edit: change([
      /( {4}public string\?? Region .*\n)/,
      '$1\n    /// <inheritdoc/>\n    public override string ToString() => $"{TenantId}/{ClientId}";\n',
    ]),
  }),
  edit({
    name: 'a check in a function of its own, whose condition changes',
    file: 'MtlsPopOptionsValidator.cs',
    edit: (text) => {
      const check = /\n {8}if \([^\n]*RegionPattern[^]*?\n {8}\}\n/.exec(text)?.[0] ?? '';
      return change(
        [check, '\n        RequireRegion();\n'],
        [
          '        void RequireGuid(',
          `        void RequireRegion()\n        {${check.replaceAll(/^(?=.)/gm, '    ')}        }\n\n        void RequireGuid(`,
        ],
      )(text);
    },
    project: 2,
  }),
];
