import Generator from 'yeoman-generator';
import { ExitCode, Problem } from '../../src/errors/errors.js';
import type { OnConflict, UpdatePlan } from '../../src/plan/update/contract.js';
import { planUpdate } from '../../src/plan/update/plan-update.js';
import { packFor, projectToUpdate, requestFor } from '../../src/plan/update/request.js';
import { mergeAnswers } from '../../src/scenario/answers.js';
import { readAnswersFile } from '../../src/scenario/answers-file.js';
import { findTarget } from '../../src/plan/paths/target.js';
import { nodeDisk } from '../../src/disk/disk.js';
import { answersAmong, declareOptions, type AppOptions } from '../app/options.js';
import { told } from '../app/told.js';

type UpdateOptions = AppOptions & { conflict?: string; allowDirty?: boolean; allowMajor?: boolean };

const ways: readonly OnConflict[] = ['markers', 'ours', 'theirs', 'reject'];

/** `yo msal-mtls-pop:update`: the same plan as `mtls-pop update`. Yeoman shows each file that changes, and asks. */
export default class UpdateGenerator extends Generator<Record<string, never>, UpdateOptions> {
  #made: UpdatePlan | undefined;

  constructor(...parameters: ConstructorParameters<typeof Generator>) {
    super(...parameters);
    declareOptions(this);
    this.option('conflict', { type: String, description: 'markers, ours, theirs, or reject' });
    this.option('allow-dirty', {
      type: Boolean,
      description: 'change files that have changes which are not committed',
    });
    this.option('allow-major', { type: Boolean, description: 'raise packages across a major version' });
  }

  async writing(): Promise<void> {
    await told(async () => {
      const { dir, answers: file, conflict, allowDirty, allowMajor } = this.options;
      const read = file === undefined ? {} : await readAnswersFile(this.destinationPath(file));
      const answers = mergeAnswers(read, answersAmong(this.options));
      const { root } = findTarget(this.destinationPath(dir ?? '.'), nodeDisk);
      const project = await projectToUpdate(root);
      const pack = await packFor(project, answers.guidance, this.contextRoot);
      this.#made = await planUpdate({
        root,
        ...(await requestFor(project, pack, answers)),
        onConflict: wayOf(conflict),
        allowDirty: allowDirty === true,
        allowMajor: allowMajor === true,
      });
      this.destinationRoot(root);
      for (const change of this.#made.plan.changes) {
        if ('after' in change) this.fs.write(this.destinationPath(change.path), change.after);
        else if (change.action === 'delete') this.fs.delete(this.destinationPath(change.path));
      }
    });
  }

  end(): void {
    const { conflicts = [], notes = [], plan, changes = false } = this.#made ?? {};
    const lines = [
      changes ? `Updated to guidance ${plan?.guidance ?? ''}.` : 'Nothing to do: it is up to date.',
      ...notes.map((note) => `- ${note}`),
      ...conflicts.map(({ path, line, where }) => `Conflict: ${path}:${line} ${where}`),
    ];
    this.log(`\n${lines.join('\n')}\n`);
    if (conflicts.length > 0) process.exitCode = ExitCode.conflicts;
  }
}

function wayOf(conflict: string | undefined): OnConflict {
  if (conflict === undefined) return 'markers';
  const way = ways.find((each) => each === conflict);
  if (way !== undefined) return way;
  throw new Problem({
    code: 'invalid-value',
    message: `--conflict is ${conflict}.`,
    cause: `It is one of ${ways.join(', ')}.`,
    next: 'Leave it out to get both texts between markers.',
    exitCode: ExitCode.badInput,
  });
}
