import type { Language } from '../../scenario/flow.js';

/** A template, named once. */
export interface ManifestEntry {
  readonly language: Language;
  /** Relative to `templates/`. */
  readonly source: string;
  /** In the emitted project, `/`-separated; `{rootNamespace}` stands for a C# solution's name. */
  readonly path: string;
  /** Which variants have it: a condition of axes, as after `// @only`. All of them without one. */
  readonly when?: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
  /** Whether only a new project has it, or only a repo that a flow is added to. Both without. */
  readonly only?: 'new' | 'add';
}

/** TypeScript templates stand where they stand in the emitted project, below `templates/typescript/`. */
export function typescript(
  path: string,
  details: { when?: string; rules?: readonly string[] } = {},
): ManifestEntry {
  const { when, rules = [] } = details;
  return {
    language: 'typescript',
    source: `typescript/${path}`,
    path,
    rules,
    ...(when !== undefined && { when }),
  };
}
