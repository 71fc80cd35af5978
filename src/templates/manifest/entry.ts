/** A template, named once. */
export interface ManifestEntry {
  /** Relative to `templates/`. */
  readonly source: string;
  /** In the emitted project, `/`-separated. */
  readonly path: string;
  /** Which variants have it: a condition of axes, as after `// @only`. All of them without one. */
  readonly when?: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
}

/** TypeScript templates stand where they stand in the emitted project, below `templates/typescript/`. */
export function typescript(
  path: string,
  details: { when?: string; rules?: readonly string[] } = {},
): ManifestEntry {
  const { when, rules = [] } = details;
  return { source: `typescript/${path}`, path, rules, ...(when !== undefined && { when }) };
}
