import path from 'node:path';
import { apply } from '../../../src/apply/apply.js';
import type { FileSystem } from '../../../src/apply/file-system.js';
import type { Disk } from '../../../src/disk/disk.js';
import { MemoryFileSystem } from '../../../src/apply/testing/memory-file-system.js';
import { loadPack } from '../../../src/guidance/load.js';
import type { Git } from '../../../src/plan/add/git.js';
import type { Plan } from '../../../src/plan/plan.js';
import { planNew } from '../../../src/plan/plan-new.js';
import { readProject, type Project } from '../../../src/plan/project/read-project.js';
import type { UpdatePlan, UpdateRequest } from '../../../src/plan/update/contract.js';
import { isCurrent } from '../../../src/plan/update/current.js';
import { planUpdate } from '../../../src/plan/update/plan-update.js';
import { packFor, requestFor } from '../../../src/plan/update/request.js';
import { stateOf, type ProjectState } from '../../../src/plan/update/state.js';
import { render } from '../../../src/render/render.js';
import type { Answers } from '../../../src/scenario/answers.js';
import { resolveFlow } from '../../../src/scenario/resolve.js';

export type Language = 'typescript' | 'csharp';

/** Files of a project by path. */
export type Files = Readonly<Record<string, string>>;

const common: Answers = {
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'system-assigned',
  resource: 'https://graph.microsoft.com',
  region: 'westus3',
  finalToken: 'bearer',
};

export const names = { typescript: 'svc', csharp: 'Contoso.Orders' } as const;

export const noGit: Git = {
  changed: () => Promise.resolve(undefined),
  renamed: () => Promise.resolve(undefined),
};

/** What becomes of a project by one update, in memory: nothing is started, nothing is written to a disk. */
export class TestProject {
  readonly root = path.resolve('/work/project');
  readonly #disk: MemoryFileSystem;

  private constructor(disk: MemoryFileSystem) {
    this.#disk = disk;
  }

  /** As `new` makes it. */
  static async made(language: Language, guidance: string, answers: Answers = {}): Promise<TestProject> {
    const given = { ...common, language, name: names[language], ...answers };
    const key = JSON.stringify([guidance, given]);
    const files = made.get(key) ?? make(guidance, given);
    made.set(key, files);
    return TestProject.of(await files);
  }

  static of(files: Files): TestProject {
    const disk = new MemoryFileSystem();
    const project = new TestProject(disk);
    folderOn(disk, project.root);
    for (const [name, text] of Object.entries(files)) project.write(name, text);
    return project;
  }

  copy(): TestProject {
    return new TestProject(this.#disk.copy());
  }

  get disk(): MemoryFileSystem {
    return this.#disk;
  }

  /** Everything but what `undo` needs. */
  files(): Record<string, string> {
    const all = Object.entries(this.#disk.tree(this.root)).filter(
      ([name]) => !name.endsWith('/') && !name.startsWith('.mtls-pop.undo/'),
    );
    return Object.fromEntries(all.map(([name, shown]) => [name, shown.replace(/^\d+ /, '')]));
  }

  read(file: string): string {
    return this.#disk.read(path.join(this.root, file)).toString();
  }

  write(file: string, text: string): void {
    const at = path.join(this.root, file);
    folderOn(this.#disk, path.dirname(at));
    if (this.#disk.entry(at) !== undefined) this.#disk.remove(at);
    this.#disk.writeNew(at, text);
  }

  /** @throws where the edit changes nothing */
  edit(file: string, change: (text: string) => string): void {
    const text = this.read(file);
    const changed = change(text);
    if (changed === text) throw new Error(`Nothing was edited in ${file}.`);
    this.write(file, changed);
  }

  remove(file: string): void {
    this.#disk.remove(path.join(this.root, file));
  }

  move(file: string, to: string): void {
    this.write(to, this.read(file));
    this.remove(file);
  }

  plan(answers: Answers = {}, options: Partial<UpdateRequest> = {}): Promise<UpdatePlan> {
    return planIn(this.root, answers, { disk: this.#disk, git: noGit, ...options });
  }

  /** Whether `mtls-pop update` goes on to plan anything. */
  async isCurrent(): Promise<boolean> {
    const project = await projectIn(this.root, this.#disk);
    const request = await requestFor(project, await packFor(project, undefined, this.root), {});
    return isCurrent({ root: this.root, ...request, disk: this.#disk });
  }

  apply(plan: Plan, fs: FileSystem = this.#disk): Promise<unknown> {
    return apply(plan, { fs });
  }

  /** What `mtls-pop update` does. */
  async update(answers: Answers = {}, options: Partial<UpdateRequest> = {}): Promise<UpdatePlan> {
    const made = await this.plan(answers, options);
    await this.apply(made.plan);
    return made;
  }

  /** What `mtls-pop check` says. */
  async check(git: Git = noGit): Promise<ProjectState> {
    return checkIn(this.root, { disk: this.#disk, git });
  }
}

/** Plans as `mtls-pop update` does. */
export async function planIn(
  root: string,
  answers: Answers = {},
  options: Partial<UpdateRequest> = {},
): Promise<UpdatePlan> {
  const project = await projectIn(root, options.disk);
  const pack = await packFor(project, answers.guidance, root);
  return planUpdate({
    root,
    ...(await requestFor(project, pack, answers)),
    onConflict: 'markers',
    allowDirty: false,
    allowMajor: false,
    ...options,
  });
}

/** Looks as `mtls-pop check` does. */
export async function checkIn(
  root: string,
  options: { readonly disk?: Disk; readonly git?: Git } = {},
): Promise<ProjectState> {
  const project = await projectIn(root, options.disk);
  const request = await requestFor(project, await packFor(project, undefined, root), {});
  return stateOf(root, request, options);
}

async function projectIn(root: string, disk: Disk | undefined): Promise<Project> {
  const project = await readProject(root, disk, { lenient: true });
  if (project === undefined) throw new Error('Nothing was generated.');
  return project;
}

const made = new Map<string, Promise<Files>>();

async function make(guidance: string, answers: Answers): Promise<Files> {
  const pack = await loadPack(guidance);
  const flow = resolveFlow(answers, pack, { yes: true });
  const project = TestProject.of({});
  const rendering = await render(flow, pack);
  await project.apply(await planNew({ root: project.root, rendering, flows: [flow], disk: project.disk }));
  return project.files();
}

function folderOn(disk: MemoryFileSystem, folder: string): void {
  if (disk.entry(folder) !== undefined) return;
  folderOn(disk, path.dirname(folder));
  disk.makeFolder(folder);
}

/** Paths that a plan does something to, by what. */
export const done = ({ plan }: UpdatePlan): Record<string, string> =>
  Object.fromEntries(
    plan.changes.filter(({ action }) => action !== 'keep').map(({ path: at, action }) => [at, action]),
  );
