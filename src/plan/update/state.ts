import { nodeDisk, type Disk } from '../../disk/disk.js';
import { Problem } from '../../errors/errors.js';
import { render } from '../../render/render.js';
import { nodeGit, type Git } from '../add/git.js';
import { renderingMark } from '../lock/rendering-mark.js';
import { sha256 } from '../paths/sha256.js';
import { survey, type SeenFile } from '../paths/survey.js';
import { whyNoText } from '../paths/text.js';
import type { Project } from '../project/read-project.js';
import type { UpdateRequest } from './contract.js';
import { follow, followedTo, type Followed } from './follow.js';
import { Places } from './places.js';
import { Sources } from './sources.js';

/** How what was generated in a root stands to the guidance, and to what its owner has made of it. */
export interface ProjectState {
  /** That the files were generated with. */
  readonly guidance: string;
  /** That an update would bring them to. */
  readonly target: string;
  /** Whether an update has something to do. */
  readonly outdated: boolean;
  /** Files that their owner has edited: that is allowed. */
  readonly drifted: readonly string[];
  /** Files that their owner has moved, as an update would follow them: that too. */
  readonly moved: readonly Followed[];
  /** Files that their owner has deleted: that too. */
  readonly deleted: readonly string[];
  readonly broken: readonly { readonly path: string; readonly why: string }[];
}

/** Says what an update would find. Loads neither formatter nor parser where nobody has edited anything. */
export async function stateOf(
  root: string,
  { project, pack, flows }: Pick<UpdateRequest, 'project' | 'pack' | 'flows'>,
  { disk = nodeDisk, git = nodeGit }: { readonly disk?: Disk; readonly git?: Git } = {},
): Promise<ProjectState> {
  const { lock } = project;
  const generated = new Set(lock.entries.map(({ path }) => path));
  const placed = lock.entries.map(({ path }) => project.moved.get(path) ?? path);
  const { files: there, refusals } = survey(root, placed, disk);
  const refused = new Set(refusals.map(({ path }) => path));
  const missing = lock.entries.filter(
    (_, at) => !there.has(placed[at] ?? '') && !refused.has(placed[at] ?? ''),
  );
  const sources = new Sources(root, [...generated, ...placed], disk);
  const found = await follow(missing, { root, moved: project.moved, sources, git });
  const moved = followedTo(project.moved, found).filter(({ path }) => generated.has(path));
  const places = new Places(new Map(moved.map(({ path, to }) => [path, to])), generated);
  const files = new Map([...there, ...found.map(({ to, seen }): [string, SeenFile] => [to, seen])]);
  const drifted = lock.entries.flatMap((entry) => {
    const seen = files.get(places.of(entry.path));
    return seen === undefined || places.isUntouched(seen, entry) ? [] : [places.of(entry.path)];
  });
  const flawed = await Promise.all(
    drifted.map(async (path) => ({ path, why: await whyBroken(path, files.get(path)) })),
  );
  return {
    guidance: lock.guidance,
    target: pack.version,
    outdated:
      lock.guidance !== pack.version ||
      project.guidance !== pack.version ||
      !(await isRendered(project, flows, pack)),
    drifted,
    moved: moved.filter(({ to }) => files.has(to)),
    deleted: missing.map(({ path }) => path).filter((path) => !files.has(places.of(path))),
    broken: [
      ...refusals.map(({ path, why }) => ({ path, why })),
      ...flawed.flatMap(({ path, why }) => (why === undefined ? [] : [{ path, why }])),
    ],
  };
}

/** Whether the lock file holds what would be generated now. */
async function isRendered(
  { lock }: Project,
  flows: UpdateRequest['flows'],
  pack: UpdateRequest['pack'],
): Promise<boolean> {
  const entries = new Map(lock.entries.map((entry) => [entry.path, entry]));
  const marks = new Map(lock.renderings.map(({ flow, rendering }) => [flow, rendering]));
  let own = 0;
  for (const flow of flows) {
    const rendering = await render(flow, pack);
    if (flow.place === undefined) {
      own += rendering.files.length;
      if (rendering.files.some(({ path, text }) => entries.get(path)?.sha256 !== sha256(text))) return false;
    } else {
      const { flow: name, rendering: hash } = renderingMark(flow, rendering);
      if (marks.get(name) !== hash) return false;
    }
  }
  return own === entries.size || flows.some(({ place }) => place !== undefined);
}

async function whyBroken(path: string, seen: SeenFile | undefined): Promise<string | undefined> {
  if (seen === undefined) return undefined;
  const flaw = whyNoText(seen.bytes);
  if (flaw !== undefined) return flaw.why;
  return whyUnreadable(path, seen.bytes.toString('utf8'));
}

async function whyUnreadable(path: string, text: string): Promise<string | undefined> {
  if (/\.json$/i.test(path)) {
    const { readJson } = await import('../../edit/json/document.js');
    return firstFlaw(() => readJson(text, path));
  }
  if (/\.(?:csproj|props|slnx)$/i.test(path)) {
    const { addItem } = await import('../../edit/xml/items.js');
    return firstFlaw(() => addItem(text, { kind: 'None', include: 'none' }, path));
  }
  const language = /\.[cm]?ts$/.test(path) ? 'typescript' : path.endsWith('.cs') ? 'csharp' : undefined;
  if (language === undefined) return undefined;
  const { loadParser } = await import('../../syntax/parse.js');
  const { errors } = (await loadParser(language))(text);
  return errors.length === 0 ? undefined : 'does not parse';
}

function firstFlaw(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return `does not parse: ${error.message}`;
    throw error;
  }
}
