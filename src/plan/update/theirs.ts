import type { FileEdit } from '../../edit/file-edit.js';
import { render } from '../../render/render.js';
import type { Flow, Language } from '../../scenario/flow.js';
import { foldersOf } from '../../scenario/place.js';
import { lookAtRepo } from '../add/look-at-repo.js';
import type { LockEntry, RenderingMark } from '../lock/entry.js';
import { asAdded } from '../project/as-added.js';
import { markName, renderingMark } from '../lock/rendering-mark.js';
import type { TheirFile, UpdateRequest } from './contract.js';

/** Everything as it would be generated now. */
export interface Theirs {
  readonly files: readonly TheirFile[];
  /** Files of ours that would come out as they did before: nothing has to be looked at. */
  readonly settled: readonly LockEntry[];
  /** Of files that somebody else owns. */
  readonly edits: readonly FileEdit[];
  readonly marks: readonly RenderingMark[];
  readonly notes: readonly string[];
}

/**
 * Renders every flow: a project that is all ours as it is, added flows in the repo's style. A repo is looked at only where a flow
 * comes out in another way than the lock file says.
 *
 * @throws {Problem} as `lookAtRepo` and `layOut`
 */
export async function theirsOf(request: UpdateRequest): Promise<Theirs> {
  const { flows, pack, project } = request;
  const known = new Map(project.lock.renderings.map(({ flow, rendering }) => [flow, rendering]));
  const all: Theirs[] = [];
  for (const flow of flows.filter(({ place }) => place === undefined)) {
    const { files } = await render(flow, pack);
    all.push({ ...nothing, files });
  }
  for (const language of ['typescript', 'csharp'] as const) {
    const listed = flows.filter((flow) => flow.language === language && flow.place !== undefined);
    const added = asAdded(listed, project.lock);
    if (added.length === 0) continue;
    const marks: RenderingMark[] = [];
    for (const flow of added) marks.push(renderingMark(flow, await render(flow, pack)));
    const isKnown = marks.every(({ flow, rendering }) => known.get(flow) === rendering);
    const gone = [...known.keys()].some(
      (mark) => mark.startsWith(`${language} `) && !added.some((flow) => markName(flow) === mark),
    );
    all.push(
      isKnown && !gone
        ? { ...nothing, marks, settled: entriesOf(added, project.lock.entries) }
        : await laidOut(language, added, marks, request),
    );
  }
  return {
    files: uniqueByPath(all.flatMap(({ files }) => files)),
    settled: all.flatMap(({ settled }) => settled),
    edits: all.flatMap(({ edits }) => edits),
    marks: all.flatMap(({ marks }) => marks),
    notes: all.flatMap(({ notes }) => notes),
  };
}

const nothing: Theirs = { files: [], settled: [], edits: [], marks: [], notes: [] };

async function laidOut(
  language: Language,
  flows: readonly Flow[],
  marks: readonly RenderingMark[],
  { root, pack, project, allowMajor, anew = false }: UpdateRequest,
): Promise<Theirs> {
  const [first] = flows;
  const said =
    first?.language === 'typescript'
      ? { testRunner: first.testRunner, module: first.moduleSystem, packageManager: first.packageManager }
      : {};
  const repo = await lookAtRepo(root, language, said);
  const known = new Map(project.lock.contributions.map(({ path, contribution }) => [path, contribution]));
  const own = anew ? repo.packages : known;
  const { files, edits, notes } = await repo.layOut(flows, pack, allowMajor, own);
  const paths = new Set(files.map(({ path }) => path));
  // A test project that was made for the flow is one of the repo's by now.
  const made = new Set(flows.flatMap(testProjectOf).filter((path) => !paths.has(path)));
  return {
    files,
    edits,
    marks,
    notes,
    settled: project.lock.entries.filter(({ path }) => made.has(path)),
  };
}

function entriesOf(flows: readonly Flow[], entries: readonly LockEntry[]): LockEntry[] {
  const folders = flows.flatMap(({ place }) => (place === undefined ? [] : foldersOf(place)));
  const projects = new Set(flows.flatMap(testProjectOf));
  return entries.filter(
    ({ path }) => projects.has(path) || folders.some((folder) => path.startsWith(`${folder}/`)),
  );
}

const testProjectOf = (flow: Flow): string[] =>
  flow.language === 'csharp' && flow.place !== undefined ? [flow.place.testProject] : [];

const uniqueByPath = (files: readonly TheirFile[]): TheirFile[] => [
  ...new Map([...files].reverse().map((file) => [file.path, file])).values(),
];
