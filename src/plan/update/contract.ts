import type { Disk } from '../../disk/disk.js';
import type { Pack } from '../../guidance/schema.js';
import type { RenderedFile } from '../../render/rendering.js';
import type { Flow } from '../../scenario/flow.js';
import type { Git } from '../add/git.js';
import type { Plan } from '../plan.js';
import type { Project } from '../project/read-project.js';
import type { Followed } from './follow.js';

/** What becomes of a place that the owner and the new text want different. */
export type OnConflict = 'markers' | 'ours' | 'theirs' | 'reject';

export interface UpdateRequest {
  /** Real, absolute. */
  readonly root: string;
  readonly project: Project;
  /** The pack to bring the project to. */
  readonly pack: Pack;
  /** All flows, with changed answers, as that pack judges them. */
  readonly flows: readonly Flow[];
  /** What was generated with; undefined where that pack does not come with the tool. */
  readonly before: { readonly pack: Pack; readonly flows: readonly Flow[] } | undefined;
  readonly onConflict: OnConflict;
  /** Change files that have changes which are not committed. */
  readonly allowDirty: boolean;
  /** Raise packages across a major version. */
  readonly allowMajor: boolean;
  /** What edits would be in a repo that has no package, because nobody knows which of them are ours. */
  readonly anew?: boolean;
  readonly disk?: Disk;
  readonly git?: Git;
}

/** A plan, and what a person has to know of it. */
export interface UpdatePlan {
  readonly plan: Plan;
  readonly conflicts: readonly FileConflict[];
  /** Why files change. */
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
  /** Files that are not where they were generated, and are managed where they are. */
  readonly followed: readonly Followed[];
  /** Whether there is a difference at all. */
  readonly changes: boolean;
}

export interface FileConflict {
  readonly path: string;
  /** Of the merged text, from 1. */
  readonly line: number;
  /** Member, key or lines. */
  readonly where: string;
  readonly kind: string;
  /** The rule and the line of the changelog that asked for the change. */
  readonly because: string | undefined;
}

/** A change of the guidance or of the answers, and the files that it changes. */
export interface Reason {
  readonly what: string;
  readonly why: string | undefined;
  /** Ids of rules. */
  readonly rules: readonly string[];
  readonly paths: readonly string[];
}

/** A file as it would be generated now. */
export type TheirFile = Pick<RenderedFile, 'path' | 'text' | 'rules' | 'packed'>;
