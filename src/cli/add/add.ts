import { realpathSync } from 'node:fs';
import path from 'node:path';
import { apply } from '../../apply/apply.js';
import { recover } from '../../apply/recover.js';
import { leftByLastRun } from '../../apply/undo/left-by-last-run.js';
import { nodeDisk } from '../../disk/disk.js';
import type { Pack } from '../../guidance/schema.js';
import { planFlow } from '../../plan/add/plan-flow.js';
import type { FlowPlan } from '../../plan/add/plan-flow.js';
import { findTarget } from '../../plan/paths/target.js';
import { planDocument } from '../../plan/previews/document.js';
import { packOf } from '../../plan/project/pack-of.js';
import { readProject } from '../../plan/project/read-project.js';
import { checkAddedAnswers, resolveAddedFlow } from '../../scenario/added-flow.js';
import type { Answers } from '../../scenario/answers.js';
import type { Flow } from '../../scenario/flow.js';
import { suggestFlowName } from '../../scenario/flow-name.js';
import { gatherAnswers } from '../answers/gather.js';
import { isPreview, show } from '../plan/show.js';
import type { Io } from '../terminal/io.js';
import { askSteps, stepsOf } from '../toolchain/wanted-steps.js';
import type { Step } from '../toolchain/toolchain.js';
import { announcement } from './announce.js';
import { askFlow } from './ask-flow.js';
import { packageFolder } from './find-root.js';
import { languageFor } from './language.js';
import { look, type Looked } from './look.js';
import { repoOptionsAmong } from './options.js';
import type { AddOptions } from './options.js';
import { outcome } from './outcome.js';
import { repeatCommand } from './repeat.js';
import { toolchainOfRepo } from '../toolchain/toolchain-of-repo.js';

export interface AddRequest {
  /** Absolute. */
  readonly root: string;
  /** The same as somebody would type it where the process runs. */
  readonly folder: string;
  /** Answers on the command line. */
  readonly flags: Answers;
  readonly options: AddOptions;
  readonly cwd: string;
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** `mtls-pop add`: a repo and answers to a flow, to a plan; then the plan shown, or carried out. */
export async function add(request: AddRequest): Promise<void> {
  const { options, io } = request;
  const asking = io.interactive && options.yes !== true;
  const given = await gatherAnswers(request.flags, options, request.cwd);
  const root = await rootOf(request);
  const looked = await lookInto(root, given, asking, request);
  const { pack, flow, made } = await planned(looked, given, asking, request);
  if (isPreview(options)) {
    await show(made.plan, options, request);
    return;
  }
  const toolchain = toolchainOfRepo(looked.repo, flow);
  const folder = folderOf(looked, request);
  // A solution was found from a project's folder, which says what a package chosen of a workspace does not.
  const named = looked.repo.language === 'typescript' ? folder : request.folder;
  const repeat = repeatCommand(named, flow, looked.said, {
    wire: options.wire === true,
    guidance: given.guidance,
  });
  if (!made.present) io.say(announcement(flow, pack, made, folder, io));
  const wanted = stepsOf(options);
  const steps = asking && wanted.length === 0 && !made.present ? await askSteps(toolchain, request) : wanted;
  await carryOut(made, looked, steps, { ...request, folder });
  if (io.json) io.document({ ...planDocument(made.plan, true), notes: made.notes, wiring: wiringOf(made) });
  io.say(outcome(made, { folder, done: steps, toolchain, repeat }, io));
}

/** The repo's root as somebody would type it: another folder than was named for a package of a workspace, and for a solution above. */
function folderOf({ repo: { root } }: Looked, request: AddRequest): string {
  return root === realpathSync(request.root) ? request.folder : path.relative(process.cwd(), root) || '.';
}

/** The package's or solution's folder, real; what a killed run left there is brought to an end. */
async function rootOf({ root: named, options, io }: AddRequest): Promise<string> {
  const folder = options.package === undefined ? named : await packageFolder(named, options.package);
  const { root, missing } = findTarget(folder, nodeDisk);
  if (missing.length > 0) return root;
  if (!isPreview(options) && (await recover(root)) !== 'nothing')
    io.say('An earlier run there was interrupted; it has been brought to an end.');
  return realpathSync(root);
}

async function lookInto(
  root: string,
  given: Answers,
  asking: boolean,
  { options, cwd, io, signal }: AddRequest,
): Promise<Looked> {
  const packFor = async (): Promise<Pack> => packOf(await readProject(root), given.guidance, cwd);
  const language = await languageFor(root, given, packFor, { io, signal, asking, yes: options.yes === true });
  const { testRunner, module, packageManager, framework } = given;
  const said = { testRunner, module, packageManager, framework };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return look(
    root,
    language,
    { ...repoOptionsAmong(options), ...known },
    {
      io,
      signal,
      asking,
      preview: isPreview(options),
    },
  );
}

async function planned(
  { repo, said }: Looked,
  given: Answers,
  asking: boolean,
  { options, cwd, io, signal }: AddRequest,
): Promise<{ pack: Pack; flow: Flow; made: FlowPlan }> {
  const project = await readProject(repo.root);
  const pack = await packOf(project, given.guidance, cwd);
  const answers = { ...repo.answers, ...given, language: repo.language };
  checkAddedAnswers(answers, pack);
  const complete = asking ? await askFlow(answers, pack, { io, signal }) : answers;
  const wanted = resolveAddedFlow(
    complete,
    pack,
    { yes: options.yes === true, unclear: repo.open },
    ({ settings }) => suggestFlowName(settings.resource, repo.language),
  );
  const made = await planFlow({
    repo,
    flow: wanted,
    pack,
    project,
    said: { ...given, ...said },
    allowDirty: options.allowDirty === true,
    isOurs: leftByLastRun(repo.root),
    allowMajor: options.allowMajor === true,
    wire: options.wire === true,
  });
  return { pack, flow: made.flow, made };
}

function wiringOf({ wiring, wired }: FlowPlan): object | undefined {
  if (wiring === undefined) return undefined;
  const { title, file, lines, why } = wiring;
  return { title, file: file ?? null, lines, done: wired, why: why ?? null };
}

/** Writes the plan and runs the steps. A person who ends it gets back what was there before. */
async function carryOut(
  { plan, flow, present }: FlowPlan,
  looked: Looked,
  steps: readonly Step[],
  { folder, io, signal }: AddRequest,
): Promise<void> {
  if (steps.length === 0 || present) {
    await apply(plan, { signal });
    return;
  }
  const { writeAndCheck } = await import('./write-and-check.js');
  await writeAndCheck(plan, { repo: looked.repo, flow, folder }, steps, { io, signal });
}
