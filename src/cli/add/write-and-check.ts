import { existsSync } from 'node:fs';
import path from 'node:path';
import { apply } from '../../apply/apply.js';
import type { Repo } from '../../plan/add/repo.js';
import type { Plan } from '../../plan/plan.js';
import type { Flow } from '../../scenario/flow.js';
import { lookBefore, removeLeftovers, retract } from '../plan/retract.js';
import type { Io } from '../terminal/io.js';
import { carryOut } from '../toolchain/carry-out.js';
import type { Step } from '../toolchain/toolchain.js';
import { keepLockFiles } from './lock-files.js';
import { toolchainOfRepo } from '../toolchain/toolchain-of-repo.js';
import { checksOf } from './verify/checks.js';
import { runChecks } from './verify/run-checks.js';
import { verdicts, verdictText, verifyProblem } from './verify/verdict.js';

interface Run {
  readonly io: Io;
  readonly signal: AbortSignal;
}

/**
 * Writes a plan and installs what it needs; where verification is wanted, runs the repo's own checks before and after. A person who
 * ends it gets back what was there before.
 *
 * @throws {Problem} `verify-failed` (exit code 1) where something fails that did not before; `install-failed`; those of `apply`
 */
export async function writeAndCheck(
  plan: Plan,
  { repo, flow }: { readonly repo: Repo; readonly flow: Flow },
  steps: readonly Step[],
  run: Run,
): Promise<void> {
  const { signal } = run;
  const toolchain = toolchainOfRepo(repo);
  const before = lookBefore(plan.root, toolchain.leftovers);
  const lockFiles = keepLockFiles(repo);
  const check = steps.includes('test') ? new Comparison(repo, flow, run) : undefined;
  run.io.say('');
  let applied = false;
  try {
    await check?.before();
    await apply(plan, { signal });
    applied = true;
    const install = steps.filter((step) => step === 'install');
    await carryOut(install, { folder: plan.root, toolchain }, run);
    await check?.after();
  } catch (error) {
    if (signal.aborted) {
      if (applied) await retract(plan, before);
      else removeLeftovers(plan, before);
      lockFiles.restore();
    }
    throw error;
  }
}

/** A repo's own checks before and after. */
class Comparison {
  readonly #repo: Repo;
  readonly #flow: Flow;
  readonly #run: Run;
  #before: Awaited<ReturnType<typeof runChecks>> = new Map();

  constructor(repo: Repo, flow: Flow, run: Run) {
    this.#repo = repo;
    this.#flow = flow;
    this.#run = run;
  }

  async before(): Promise<void> {
    const { root, target } = this.#repo;
    const toolchain = toolchainOfRepo(this.#repo);
    if (target.language === 'typescript' && !isInstalled(root))
      await carryOut(['install'], { folder: root, toolchain }, this.#run);
    this.#before = await runChecks(checksOf(this.#repo, this.#flow), root, toolchain, 'before', this.#run);
  }

  async after(): Promise<void> {
    const { root } = this.#repo;
    const toolchain = toolchainOfRepo(this.#repo);
    const checks = checksOf(this.#repo, this.#flow);
    const after = await runChecks(checks, root, toolchain, 'after', this.#run);
    const all = verdicts(checks, this.#before, after);
    for (const line of verdictText(all)) this.#run.io.say(`  ${line}`);
    const problem = verifyProblem(all, toolchain, root);
    if (problem !== undefined) throw problem;
  }
}

/** Packages may be in a folder above, as in a workspace; Yarn may keep them in no folder at all. */
function isInstalled(root: string): boolean {
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (['node_modules', '.pnp.cjs'].some((name) => existsSync(path.join(folder, name)))) return true;
    if (folder === path.dirname(folder)) return false;
  }
}
