import { ExitCode, Problem } from '../../../errors/errors.js';
import { shellLine } from '../../terminal/shell.js';
import { undoCommand } from '../../undo/undo-command.js';
import type { Toolchain } from '../../toolchain/toolchain.js';
import type { Check } from './checks.js';
import { newFailures, type CheckOutcome } from './failures.js';

/** What a person is told of each check. */
export interface Verdict {
  readonly check: Check;
  readonly passed: boolean;
  /** Failures that were not there before the flow was added. */
  readonly fresh: readonly string[];
}

const passed: CheckOutcome = { passed: true, failures: [] };

/** Compares what the checks said before and after. One that did not run before counts as passed then. */
export function verdicts(
  checks: readonly Check[],
  before: ReadonlyMap<string, CheckOutcome>,
  after: ReadonlyMap<string, CheckOutcome>,
): readonly Verdict[] {
  return checks.flatMap((check) => {
    const now = after.get(check.name);
    if (now === undefined) return [];
    return [{ check, passed: now.passed, fresh: newFailures(before.get(check.name) ?? passed, now) }];
  });
}

/** Each check in a line. */
export function verdictText(all: readonly Verdict[]): string[] {
  return all.map(({ check: { name }, passed: passes, fresh }) => {
    if (passes) return `Its ${name}: passes.`;
    return fresh.length === 0
      ? `Its ${name}: fails as it did before, with nothing new.`
      : `Its ${name}: fails, ${fresh.length === 1 ? 'with something new' : `with ${fresh.length} new failures`}.`;
  });
}

const shown = 20;

/**
 * The problem to end with where something fails that did not before.
 *
 * @param folder the repo's as somebody would type it
 */
export function verifyProblem(
  all: readonly Verdict[],
  { program }: Pick<Toolchain, 'program'>,
  { repo, folder }: { readonly repo: { readonly root: string }; readonly folder: string },
): Problem | undefined {
  const broken = all.filter(({ fresh }) => fresh.length > 0);
  const [first] = broken;
  if (first === undefined) return undefined;
  const lines = broken.flatMap(({ check, fresh }) => [
    `  ${check.name}:`,
    ...fresh.slice(0, shown).map((failure) => `  - ${failure}`),
    ...(fresh.length > shown ? [`  … and ${fresh.length - shown} more`] : []),
  ]);
  return new Problem({
    code: 'verify-failed',
    message: `The flow is added in ${repo.root}, and these fail now that did not before:\n${lines.join('\n')}`,
    next: `Run \`${shellLine([program, ...first.check.arguments])}\` there to see all of it; \`${undoCommand(folder)}\` takes the flow back.`,
    exitCode: ExitCode.unexpected,
  });
}
