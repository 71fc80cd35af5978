/**
 * What would happen to a target. A Plan is pure data: a preview prints it, `apply` carries it out, and there is no third way
 * to write a file.
 */
export interface Plan {
  readonly command: 'new' | 'add' | 'update' | 'undo';
  /** Real, absolute path of the folder that every change stays inside. May not exist yet. */
  readonly root: string;
  readonly guidance: string;
  /** As `.mtls-pop.yaml` lists them. */
  readonly flows: readonly PlannedFlow[];
  /** In the order of their paths. */
  readonly changes: readonly Change[];
}

export interface PlannedFlow {
  readonly name: string;
  readonly language: string;
  readonly flow: string;
  readonly auth: string;
  readonly identity: string | null;
  readonly finalToken: string;
}

/** `path` is relative to the root and `/`-separated. */
export type Change =
  | { readonly action: 'create'; readonly path: string; readonly after: string; readonly reason: string }
  | {
      readonly action: 'modify';
      readonly path: string;
      readonly before: string;
      readonly after: string;
      readonly reason: string;
    }
  | { readonly action: 'delete'; readonly path: string; readonly before: string; readonly reason: string }
  | { readonly action: 'keep'; readonly path: string; readonly reason: string }
  | {
      readonly action: 'conflict';
      readonly path: string;
      readonly before: string;
      readonly after: string;
      readonly reason: string;
    };
