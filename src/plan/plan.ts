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
  /** Folders that go when nothing is left in them, the deepest first: those that an undone run made. */
  readonly emptied?: readonly string[];
}

export interface PlannedFlow {
  readonly name: string;
  readonly language: string;
  readonly flow: string;
  readonly auth: string;
  readonly identity: string | null;
  readonly finalToken: string;
  /** C# only. */
  readonly keyAttestation?: boolean;
  /** C# only: `any` or `keyguard`. */
  readonly minKeyStrength?: string;
}

/**
 * `path` is relative to the root and `/`-separated. `seen` is the SHA-256, in hex, of the bytes that stood on disk when the
 * plan was made: `apply` refuses where they are others by then. `before` is the same as text, for people.
 *
 * Whoever plans an update has three texts for a path (base: the pristine text in `.mtls-pop.lock`; ours: what is on disk;
 * theirs: the new rendering) and states the outcome as one of these.
 */
export type Change = CreateChange | ModifyChange | DeleteChange | KeepChange | ConflictChange;

interface At {
  readonly path: string;
  readonly reason: string;
}

/** What a file will hold. */
interface After {
  readonly after: string;
  /** The same where it is not UTF-8, as what an undone run replaced may be. */
  readonly bytes?: Uint8Array;
}

export interface CreateChange extends At, After {
  readonly action: 'create';
  /** Permission bits, where they are not the usual ones. */
  readonly mode?: number;
}

export interface ModifyChange extends At, After {
  readonly action: 'modify';
  readonly seen: string;
  readonly before: string;
  /** Whether what it changes is all that the file then differs in from what is committed, with what earlier runs changed in it. */
  readonly onlyOurs?: boolean;
}

export interface DeleteChange extends At {
  readonly action: 'delete';
  readonly seen: string;
  readonly before: string;
}

export interface KeepChange extends At {
  readonly action: 'keep';
  readonly seen: string;
}

/** Like a modification, but `after` holds conflict markers that a person has to resolve. */
export interface ConflictChange extends At, After {
  readonly action: 'conflict';
  readonly seen: string;
  readonly before: string;
}

/** What the file of a change will hold, to the byte. */
export const contentOf = ({ after, bytes }: After): string | Uint8Array => bytes ?? after;

/** Every action, in the order in which a summary counts them. */
export const actions = [
  'create',
  'modify',
  'delete',
  'conflict',
  'keep',
] as const satisfies readonly Change['action'][];

/** How many changes of each action a plan has. */
export type PlanSummary = Readonly<Record<Change['action'], number>>;

export function summarise(plan: Plan): PlanSummary {
  const count = { create: 0, modify: 0, delete: 0, conflict: 0, keep: 0 };
  for (const { action } of plan.changes) count[action] += 1;
  return count;
}
