export interface Triple {
  readonly path: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergeOptions {
  /** What stands behind the markers: `<<<<<<< yours`, `>>>>>>> guidance 2.0.0`. */
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  readonly onConflict: 'markers' | 'ours' | 'theirs';
  /** Said beside a conflict, as a comment of the language on the marker line or right above: the rule and changelog line that asked for the change. */
  readonly explain?: (conflict: { where: string }) => string | undefined;
}

export interface Conflict {
  readonly where: string /* 'class TokenError › constructor', 'dependencies › jose', 'lines 10-12' */;
  readonly kind: 'both-changed' | 'deleted-by-ours' | 'deleted-by-theirs' | 'both-added' | 'split' | 'order';
  readonly line: number /* of the text, from 1 */;
}

export interface Merged {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
  readonly by: 'unchanged' | 'json' | 'yaml' | 'xml' | 'typescript' | 'csharp' | 'text';
  /** Why a structure could not be used: 'yours does not parse (line 3)'. */
  readonly note?: string;
}
