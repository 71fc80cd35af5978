import type { Plan } from '../plan/plan.js';
import type { Disk } from '../disk/disk.js';
import { whyUnsafe } from '../plan/paths/lexical.js';
import { refused, type Refusal } from '../plan/paths/refusal.js';
import { survey } from '../plan/paths/survey.js';
import { findTarget, type Target } from '../plan/paths/target.js';

/**
 * Makes sure that a plan still fits: every path is inside the real root, and what stands there is what the plan saw.
 *
 * @throws {Problem} exit code 5, naming each path that does not fit
 */
export function verify(plan: Plan, disk: Disk): Target {
  const target = findTarget(plan.root, disk);
  if (target.root !== plan.root) {
    throw refused([{ code: 'changed-meanwhile', path: plan.root, why: 'is another folder now' }], plan.root);
  }
  const refusals = plan.changes.flatMap(({ path }): Refusal[] => {
    const why = whyUnsafe(path);
    return why === undefined ? [] : [{ code: 'unsafe-path', path, why }];
  });
  if (refusals.length > 0) throw refused(refusals, plan.root);
  const paths = plan.changes.map(({ path }) => path);
  const found = target.missing.length === 0 ? survey(target.root, paths, disk) : undefined;
  refusals.push(...(found?.refusals ?? []));
  const refusedPaths = new Set(refusals.map(({ path }) => path));
  for (const change of plan.changes) {
    const seen = change.action === 'create' ? undefined : change.seen;
    if (!refusedPaths.has(change.path) && found?.files.get(change.path)?.sha256 !== seen) {
      refusals.push({
        code: 'changed-meanwhile',
        path: change.path,
        why: 'has changed since the plan was made',
      });
    }
  }
  if (refusals.length > 0) throw refused(refusals, plan.root);
  return target;
}
