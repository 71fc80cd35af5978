import { summarise, type Change, type Plan, type PlannedFlow, type PlanSummary } from '../plan.js';

/** What `--json` prints of a plan. Source: docs/cli.md. */
export interface PlanDocument {
  readonly command: Plan['command'];
  readonly guidance: string;
  readonly flows: readonly PlannedFlow[];
  readonly changes: readonly Pick<Change, 'path' | 'action' | 'reason'>[];
  /** False for a dry run. */
  readonly applied: boolean;
  readonly summary: PlanSummary;
}

export function planDocument(plan: Plan, applied: boolean): PlanDocument {
  return {
    command: plan.command,
    guidance: plan.guidance,
    flows: plan.flows,
    changes: plan.changes.map(({ path, action, reason }) => ({ path, action, reason })),
    applied,
    summary: summarise(plan),
  };
}
