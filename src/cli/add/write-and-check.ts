import { existsSync } from 'node:fs';
import path from 'node:path';
import { apply } from '../../apply/apply.js';
import type { Repo } from '../../plan/add/repo.js';
import type { Plan } from '../../plan/plan.js';
import type { Flow } from '../../scenario/flow.js';
import { lookBefore, removeLeftovers, retract } from '../plan/retract.js';
import type { Io } from '../terminal/io.js';
import { carryOut, checkToolchain } from '../toolchain/carry-out.js';
import type { Step } from '../toolchain/toolchain.js';
import { leftoversIn } from './leftovers.js';
import { keepLockFiles } from './lock-files.js';
import { toolchainOfRepo } from '../toolchain/toolchain-of-repo.js';
import { checksOf } from './verify/checks.js';
import { runChecks } from './verify/run-checks.js';
import { verdicts, verdictText, verifyProblem } from './verify/verdict.js';

interface Added {
  readonly repo: Repo;
  readonly flow: Flow;
  /** The repo's root as somebody would type it. */
  readonly folder: string;
}

interface Run {
  readonly io: Io;
  readonly signal: AbortSignal;
}

/**
 * Writes a plan and installs what it needs; where verification is wanted, runs the repo's own checks before and after. A person who
 * ends it gets back what was there before, and so does one whose repo cannot be checked before.
 *
 * @throws {Problem} `verify-failed` (exit code 1) where something fails that did not before; `install-failed` and those of the
 *   toolchain; those of `apply`
 */
export async function writeAndCheck(
  plan: Plan,
  added: Added,
  steps: readonly Step[],
  run: Run,
): Promise<void> {
  const { signal } = run;
  const { repo, flow } = added;
  const toolchain = toolchainOfRepo(repo, flow);
  const before = lookBefore(plan.root, await leftoversIn(repo, flow));
  const lockFiles = keepLockFiles(repo);
  const check = steps.includes('test') ? new Comparison(added, run) : undefined;
  run.io.say('');
  let applied = false;
  try {
    await check?.before();
    await apply(plan, { signal });
    applied = true;
    const install = steps.filter((step) => step === 'install');
    await carryOut(install, { folder: plan.root, written: true, toolchain }, run);
    await check?.after();
  } catch (error) {
    if (signal.aborted || !applied) {
      lockFiles.restore();
      if (applied) await retract(plan, before);
      else removeLeftovers(plan, before);
    }
    throw error;
  }
}

/** A repo's own checks before and after. */
class Comparison {
  readonly #added: Added;
  readonly #run: Run;
  #before: Awaited<ReturnType<typeof runChecks>> = new Map();

  constructor(added: Added, run: Run) {
    this.#added = added;
    this.#run = run;
  }

  async before(): Promise<void> {
    const { repo, flow } = this.#added;
    const project = { folder: repo.root, written: false, toolchain: toolchainOfRepo(repo, flow) };
    if (isInstalled(repo)) await checkToolchain(project, this.#run);
    else await carryOut(['install'], project, this.#run);
    this.#before = await runChecks(checksOf(repo, flow, project), project, 'before', this.#run);
  }

  async after(): Promise<void> {
    const { repo, flow } = this.#added;
    const toolchain = toolchainOfRepo(repo, flow);
    const project = { folder: repo.root, written: true, toolchain };
    const checks = checksOf(repo, flow, project);
    const after = await runChecks(checks, project, 'after', this.#run);
    const all = verdicts(checks, this.#before, after);
    for (const line of verdictText(all)) this.#run.io.say(`  ${line}`);
    const problem = verifyProblem(all, toolchain, this.#added);
    if (problem !== undefined) throw problem;
  }
}

/** Whether its checks can run: Yarn may keep packages in no folder at all, and a build of .NET restores them by itself. */
function isInstalled({ root, target }: Repo): boolean {
  if (target.language === 'csharp') return true;
  return [root, target.workspaceRoot].some((folder) =>
    ['node_modules', '.pnp.cjs'].some((name) => existsSync(path.join(folder, name))),
  );
}
