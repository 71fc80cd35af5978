import Generator from 'yeoman-generator';
import { toolchainOf } from '../../src/cli/toolchain/toolchain-of.js';
import { loadPack } from '../../src/guidance/load.js';
import type { Pack } from '../../src/guidance/schema.js';
import { planNew } from '../../src/plan/plan-new.js';
import { render } from '../../src/render/render.js';
import { mergeAnswers } from '../../src/scenario/answers.js';
import type { Answers } from '../../src/scenario/answers.js';
import { readAnswersFile } from '../../src/scenario/answers-file.js';
import type { Flow, PackageManager } from '../../src/scenario/flow.js';
import { platformLimitsOf } from '../../src/scenario/limits.js';
import { checkAnswers, resolveFlow } from '../../src/scenario/resolve.js';
import { suggestNames } from '../../src/scenario/suggest-name.js';
import { ask } from './ask.js';
import { answersAmong, declareOptions } from './options.js';
import type { AppOptions } from './options.js';
import { told } from './told.js';

/** `yo msal-mtls-pop`: the same answers, rendering and plan as `mtls-pop new`; Yeoman asks, resolves conflicts and installs. */
export default class AppGenerator extends Generator<Record<string, never>, AppOptions> {
  /** Of the project. Yeoman makes a folder as soon as it is told of it, so it is told when something is written. */
  #root = '';
  #answers: Answers = {};
  #pack: Pack | undefined;
  #flow: Flow | undefined;

  constructor(...parameters: ConstructorParameters<typeof Generator>) {
    super(...parameters);
    declareOptions(this);
  }

  async initializing(): Promise<void> {
    await told(async () => {
      const { dir, answers } = this.options;
      const file = answers === undefined ? {} : await readAnswersFile(this.destinationPath(answers));
      this.#root = this.destinationPath(dir ?? '.');
      this.#answers = mergeAnswers(file, answersAmong(this.options));
      this.#pack = await loadPack(this.#answers.guidance, this.contextRoot);
      checkAnswers(this.#answers, this.#pack);
    });
  }

  async prompting(): Promise<void> {
    await told(async () => {
      const pack = this.#loaded();
      const yes = this.options.yes === true;
      const suggested = { name: suggestNames(this.#root) };
      // Without a terminal the missing answers are listed: a prompt would wait for somebody who is not there.
      if (!yes && process.stdin.isTTY) this.#answers = await ask(this, this.#answers, pack, suggested);
      this.#flow = resolveFlow(this.#answers, pack, { yes, ...suggested });
      for (const { preview, summary } of platformLimitsOf(this.#flow, pack)) {
        this.log(`\n${preview ? 'Preview: ' : ''}${summary}\n`);
      }
    });
  }

  /** What is there and differs is left to Yeoman's own conflict handling, and so to its `--force`. */
  async writing(): Promise<void> {
    await told(async () => {
      const flow = this.#resolved();
      const plan = await planNew({
        root: this.#root,
        rendering: await render(flow, this.#loaded()),
        flows: [flow],
        force: true,
      });
      this.destinationRoot(this.#root);
      for (const change of plan.changes) {
        if ('after' in change) this.fs.write(this.destinationPath(change.path), change.after);
      }
      if (flow.language === 'typescript') this.#installWith(flow.packageManager);
    });
  }

  end(): void {
    const { steps, byHand, demo } = toolchainOf(this.#resolved());
    const left = byHand.filter((step) => step !== 'install' || this.options.skipInstall === true);
    const commands = [...left.map((step) => steps[step].typed), demo].map((command) => `  ${command}`);
    this.log(`\nNext, in ${this.#root}:\n${commands.join('\n')}\n`);
  }

  /** Yeoman installs after writing, unless --skip-install was given, where a `package.json` was written to this folder. */
  #installWith(packageManager: PackageManager): void {
    const environment = this.env as unknown as { cwd: string; options: { nodePackageManager?: string } };
    environment.cwd = this.#root;
    environment.options.nodePackageManager = packageManager;
  }

  #loaded(): Pack {
    if (this.#pack === undefined) throw new Error('Yeoman runs initializing first.');
    return this.#pack;
  }

  #resolved(): Flow {
    if (this.#flow === undefined) throw new Error('Yeoman runs prompting before it writes.');
    return this.#flow;
  }
}
