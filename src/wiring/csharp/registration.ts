/** How a flow's services are registered. */
export interface Registration {
  readonly namespace: string;
  /** What stands between `using` and the semicolon. */
  readonly using: string;
  /** `AddMtlsPop`, `AddMtlsPopGraph`. */
  readonly method: string;
  /** Expression for the name of the section of the configuration. */
  readonly section: string;
}

/**
 * A later flow's namespace has types of the same names as the first one's. So only its extension method is brought in, not the
 * namespace, and the section is named by its text: otherwise both flows' `MtlsPopOptions` would be ambiguous, in what is there already too.
 *
 * @param section `MtlsPop` of the first flow, `MtlsPopGraph` of a later one
 */
export function registrationOf(section: string, namespace: string): Registration {
  const method = `Add${section}`;
  return section === 'MtlsPop'
    ? { namespace, using: namespace, method, section: 'MtlsPopOptions.SectionName' }
    : {
        namespace,
        using: `static ${namespace}.ServiceCollectionExtensions`,
        method,
        section: JSON.stringify(section),
      };
}
