import Generator from 'yeoman-generator';
import { leftByLastRun } from '../../src/apply/undo/left-by-last-run.js';
import { toolchainOfRepo } from '../../src/cli/toolchain/toolchain-of-repo.js';
import type { Pack } from '../../src/guidance/schema.js';
import { lookAtRepo } from '../../src/plan/add/look-at-repo.js';
import { planFlow } from '../../src/plan/add/plan-flow.js';
import type { FlowPlan } from '../../src/plan/add/plan-flow.js';
import type { Repo } from '../../src/plan/add/repo.js';
import { packOf } from '../../src/plan/project/pack-of.js';
import { readProject } from '../../src/plan/project/read-project.js';
import type { Project } from '../../src/plan/project/read-project.js';
import { checkAddedAnswers, resolveAddedFlow, withoutName } from '../../src/scenario/added-flow.js';
import { mergeAnswers } from '../../src/scenario/answers.js';
import type { Answers } from '../../src/scenario/answers.js';
import { readAnswersFile } from '../../src/scenario/answers-file.js';
import type { Flow } from '../../src/scenario/flow.js';
import { suggestFlowName } from '../../src/scenario/flow-name.js';
import { platformLimitsOf } from '../../src/scenario/limits.js';
import { ask } from '../app/ask.js';
import { answersAmong } from '../app/options.js';
import { told } from '../app/told.js';
import { languageOfFolder } from './language.js';
import { declareOptions, placeOptionsAmong } from './options.js';
import type { FlowOptions } from './options.js';

/** `yo msal-mtls-pop:flow`: the same repo, answers and plan as `mtls-pop add`; Yeoman asks, resolves conflicts and installs. */
export default class FlowGenerator extends Generator<Record<string, never>, FlowOptions> {
  #answers: Answers = {};
  #looked: { repo: Repo; project: Project | undefined; pack: Pack } | undefined;
  #flow: Flow | undefined;
  #made: FlowPlan | undefined;

  constructor(...parameters: ConstructorParameters<typeof Generator>) {
    super(...parameters);
    declareOptions(this);
  }

  async initializing(): Promise<void> {
    await told(async () => {
      const { dir, answers } = this.options;
      const file = answers === undefined ? {} : await readAnswersFile(this.destinationPath(answers));
      const given = mergeAnswers(file, answersAmong(this.options));
      const root = this.destinationPath(dir ?? '.');
      const repo = await lookAtRepo(root, await languageOfFolder(root, given), this.#said(given));
      const project = await readProject(repo.root);
      const pack = await packOf(project, given.guidance, this.contextRoot);
      this.log(repo.description);
      this.#answers = { ...repo.answers, ...given, language: repo.language };
      checkAddedAnswers(this.#answers, pack);
      this.#looked = { repo, project, pack };
    });
  }

  async prompting(): Promise<void> {
    await told(async () => {
      const { repo, pack } = this.#seen();
      const yes = this.options.yes === true;
      const { name } = this.#answers;
      // Without a terminal the missing answers are listed: a prompt would wait for somebody who is not there.
      if (!yes && process.stdin.isTTY)
        this.#answers = { ...(await ask(this, withoutName(this.#answers), pack, {})), name };
      this.#flow = resolveAddedFlow(this.#answers, pack, { yes, unclear: repo.open }, ({ settings }) =>
        suggestFlowName(settings.resource, repo.language),
      );
      for (const { preview, summary } of platformLimitsOf(this.#flow, pack)) {
        this.log(`\n${preview ? 'Preview: ' : ''}${summary}\n`);
      }
    });
  }

  /** What is changed is shown by Yeoman, which asks about each file that is there: so to its `--force`. */
  async writing(): Promise<void> {
    await told(async () => {
      const { repo, pack, project } = this.#seen();
      if (this.#flow === undefined) throw new Error('Yeoman runs prompting before it writes.');
      const { allowDirty, allowMajor, wire } = this.options;
      this.#made = await planFlow({
        repo,
        flow: this.#flow,
        pack,
        project,
        said: { ...this.#answers, ...this.#said(answersAmong(this.options)) },
        allowDirty: allowDirty === true,
        isOurs: leftByLastRun(repo.root),
        allowMajor: allowMajor === true,
        wire: wire === true,
      });
      this.destinationRoot(repo.root);
      for (const change of this.#made.plan.changes) {
        if ('after' in change) this.fs.write(this.destinationPath(change.path), change.after);
      }
      this.#installWith(repo);
    });
  }

  end(): void {
    const { repo } = this.#seen();
    if (this.#made === undefined) throw new Error('Yeoman runs writing before it ends.');
    const { flow, notes, wiring, wired } = this.#made;
    const { steps, byHand } = toolchainOfRepo(repo, flow);
    const left = byHand.filter((step) => step !== 'install' || this.options.skipInstall === true);
    const lines = [
      ...notes.map((note) => `- ${note}`),
      ...(wiring === undefined || wired
        ? []
        : [`${wiring.title}:`, ...wiring.lines.map((line) => `  ${line}`)]),
      `Next, in ${repo.root}:`,
      ...left.map((step) => `  ${steps[step].typed}`),
    ];
    this.log(`\n${lines.join('\n')}\n`);
  }

  /** What a person said about the repo. */
  #said({ testRunner, module, packageManager, framework }: Answers): Record<string, string> {
    const said = { testRunner, module, packageManager, framework, ...placeOptionsAmong(this.options) };
    return Object.fromEntries(
      Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined),
    );
  }

  /** Yeoman installs after writing, unless --skip-install was given, where a `package.json` was written to this folder. */
  #installWith({ root, answers }: Repo): void {
    const environment = this.env as unknown as { cwd: string; options: { nodePackageManager?: string } };
    environment.cwd = root;
    if (answers.packageManager !== undefined) environment.options.nodePackageManager = answers.packageManager;
  }

  #seen(): { repo: Repo; project: Project | undefined; pack: Pack } {
    if (this.#looked === undefined) throw new Error('Yeoman runs initializing first.');
    return this.#looked;
  }
}
