/** Files of a FIC project that ends in a bearer token, and what 2.0.0 changes in them. */
export const parts = {
  typescript: {
    /** A file that 2.0.0 changes, and two ways to edit a statement of it that changes. */
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    edited: ['authority: authority.msalWithoutMutualTls,', 'authority: mine(authority),'],
    /** What it has from 2.0.0 on. */
    newer: 'authority: authority.msal,',
    stays: 'src/mtls-pop/errors.ts',
    other: 'src/mtls-pop/authority.ts',
    wide: 'src/config.ts',
    member: '  /** Mine. */\n  mine(): number {\n    return 1;\n  }\n',
  },
  csharp: {
    file: 'src/Contoso.Orders/MtlsPop/FicLeg2Exchanger.cs',
    edited: ['builder.WithAzureRegion(_options.Region)', 'builder.WithAzureRegion(Mine(_options.Region))'],
    newer: 'builder = builder.WithAzureRegion(_options.Region);',
    stays: 'src/Contoso.Orders/MtlsPop/MtlsPopOptions.cs',
    other: 'src/Contoso.Orders/MtlsPop/FicAssertionProvider.cs',
    wide: 'src/Contoso.Orders/MtlsPop/MtlsPopOptionsValidator.cs',
    member: '    /// <summary>Mine.</summary>\n    public int Mine() => 1;\n',
  },
} as const;

/** A text with a member of the owner's at the end of its class. */
export function withMember(language: keyof typeof parts, text: string): string {
  const { member } = parts[language];
  return language === 'csharp'
    ? text.replace(/\}\n(?![^]*\}\n)/, `\n${member}}\n`)
    : text.replace(/^(export class [^]*?\n)\}\n/m, `$1\n${member}}\n`);
}
