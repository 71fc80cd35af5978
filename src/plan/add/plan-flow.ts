import type { Pack } from '../../guidance/schema.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { type Answers, flagOf } from '../../scenario/answers.js';
import type { Flow } from '../../scenario/flow.js';
import { quoted } from '../../scenario/text.js';
import { answersOf, plannedFlow } from '../answers/answers.js';
import { answersFileName } from '../answers/answers-file.js';
import { lockFileName } from '../lock/entry.js';
import { renderingMark } from '../lock/rendering-mark.js';
import { render } from '../../render/render.js';
import { survey } from '../paths/survey.js';
import type { Plan } from '../plan.js';
import { asAdded } from '../project/as-added.js';
import { resolveListed } from '../project/listed-flows.js';
import type { Project } from '../project/read-project.js';
import { nodeGit, type Git } from './git.js';
import { planAdd, type IsOurs } from './plan-add.js';
import type { Wiring } from '../../wiring/wiring.js';
import type { Repo } from './repo.js';
import { nodeDisk, type Disk } from '../../disk/disk.js';

/** By the names of answers and of `RepoOptions`. */
export type Said = Readonly<Partial<Record<string, string | undefined>>>;

export interface FlowRequest {
  readonly repo: Repo;
  /** Without a place. */
  readonly flow: Flow;
  readonly pack: Pack;
  /** What was generated in the repo before. */
  readonly project: Project | undefined;
  /** What a person said, beside what the repo says: the flow of that name has to fit it. */
  readonly said: Said;
  readonly allowDirty: boolean;
  readonly isOurs?: IsOurs;
  readonly allowMajor: boolean;
  /** Make the edits that wire the flow up. */
  readonly wire: boolean;
  readonly disk?: Disk;
  readonly git?: Git;
}

/** A plan, and what a person has to know of it. */
export interface FlowPlan {
  readonly plan: Plan;
  /** The flow with its place; the one that is there where nothing has to be done. */
  readonly flow: Flow;
  /** Whether the same flow is there already. */
  readonly present: boolean;
  /** Whether git keeps what was there. */
  readonly versioned: boolean;
  readonly notes: readonly string[];
  /** Undefined where nothing is to be done. */
  readonly wiring: Wiring | undefined;
  /** Whether the plan wires the flow up. */
  readonly wired: boolean;
}

/**
 * Plans a flow into a repo, beside those that are there.
 *
 * @throws {Problem} `flow-exists` (exit code 2) for a flow of that name with other answers, and those of `planAdd`, `layOut` and
 *   `placeOf`
 */
export async function planFlow(request: FlowRequest): Promise<FlowPlan> {
  const { repo, flow: wanted, pack, project } = request;
  const flows = project === undefined ? [] : resolveListed(project.listed, pack);
  const listed = flows.filter(({ language }) => language === repo.language);
  const ofLanguage = project === undefined ? listed : asAdded(listed, project.lock);
  const present = ofLanguage.find(({ name }) => name === wanted.name);
  if (present !== undefined) {
    const differing = differences(present, wanted, request.said);
    if (differing.length > 0) throw exists(present, differing);
    return nothingToDo(request, present, flows);
  }
  const place = repo.placeOf({ name: wanted.name, flows: ofLanguage });
  const flow = { ...wanted, place } as Flow;
  const placed = [...ofLanguage.filter((each) => each.place !== undefined), flow];
  const placement = await repo.layOut(placed, pack, request.allowMajor);
  const wiring = await repo.wire(placed, request.wire);
  const edits = request.wire ? (wiring.edits ?? []) : [];
  const { plan, versioned } = await planAdd({
    root: repo.root,
    placement,
    wiring: edits,
    flow,
    guidance: pack.version,
    ...(project !== undefined && { project: { ...project, flows } }),
    mark: renderingMark(flow, await render(flow, pack)),
    allowDirty: request.allowDirty,
    ...(request.isOurs !== undefined && { isOurs: request.isOurs }),
    format: repo.format,
    ...(request.disk !== undefined && { disk: request.disk }),
    ...(request.git !== undefined && { git: request.git }),
  });
  const notes = [
    ...placement.notes,
    ...(request.wire && wiring.edits === undefined && wiring.why !== undefined ? [wiring.why] : []),
    ...(ofLanguage.some((each) => each.place === undefined) ? [besideOurs] : []),
  ];
  return { plan, flow, present: false, versioned, notes, wiring, wired: edits.length > 0 };
}

const besideOurs =
  'The project was made by mtls-pop new: the added flow shares no file with it, and reads its settings under the same names.';

/** The files of a flow that is there stay as they are, whatever has become of them. */
async function nothingToDo(
  { repo, pack, git = nodeGit, disk = nodeDisk }: FlowRequest,
  flow: Flow,
  flows: readonly Flow[],
): Promise<FlowPlan> {
  const { files } = survey(repo.root, [answersFileName, lockFileName], disk);
  const plan: Plan = {
    command: 'add',
    root: repo.root,
    guidance: pack.version,
    flows: flows.map(plannedFlow),
    changes: [...files].map(([path, { sha256 }]) => ({
      action: 'keep',
      path,
      seen: sha256,
      reason: 'names the flow already',
    })),
  };
  const versioned = (await git.changed(repo.root, [])) !== undefined;
  return { plan, flow, present: true, versioned, notes: [], wiring: undefined, wired: false };
}

/** What a repo answers by itself counts only where somebody said it: its habits may have changed since. */
const ofRepo = new Set(['testRunner', 'module', 'packageManager', 'framework']);

/** Names of the answers in which two flows differ. */
function differences(present: Flow, wanted: Flow, said: Said): string[] {
  const [before, after] = [new Map(answersOf(present)), new Map(answersOf(wanted))];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const answers = names
    .filter((name) => !ofRepo.has(name) || said[name] !== undefined)
    .filter((name) => before.get(name) !== after.get(name));
  const places = (['folder', 'testFolder'] as const).filter((name) => !isFolder(present, name, said[name]));
  return [...answers, ...places];
}

function isFolder({ place }: Flow, name: 'folder' | 'testFolder', said: string | undefined): boolean {
  if (said === undefined) return true;
  const folder = said
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '');
  return place?.[name] === folder;
}

function exists({ name }: Flow, differing: readonly string[]): Problem {
  return new Problem({
    code: 'flow-exists',
    message: `There is a flow ${quoted(name)} here already, with other answers: ${differing.map((each) => flagOf(each as keyof Answers)).join(', ')}.`,
    cause: `${answersFileName} lists it. Adding changes no flow that is there.`,
    next: `Give the new flow another name: ${flagOf('name')} ${name}-2. Or change ${answersFileName} and run mtls-pop update.`,
    exitCode: ExitCode.badInput,
  });
}
