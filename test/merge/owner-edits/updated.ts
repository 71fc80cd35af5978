import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { apply } from '../../../src/apply/apply.js';
import { loadPack } from '../../../src/guidance/load.js';
import { planNew } from '../../../src/plan/plan-new.js';
import { planUpdate } from '../../../src/plan/update/plan-update.js';
import { packFor, projectToUpdate, requestFor } from '../../../src/plan/update/request.js';
import { render } from '../../../src/render/render.js';
import { resolveFlow } from '../../../src/scenario/resolve.js';
import { answersFor, onlyPath } from './compare.js';
import { ownerEdits } from './edits.js';
import { settled, type OwnerEdit } from './owner-edit.js';

/** A project in which recorded edits were made, and which was updated then. */
export interface UpdatedProject {
  readonly root: string;
  /** Conflicts that the update found, and how many the edits have by themselves. */
  readonly conflicts: { readonly found: number; readonly recorded: number };
}

/** The projects of a language: each edit is in one of them. */
export function projectsOf(language: OwnerEdit['language']): ReadonlyMap<string, readonly OwnerEdit[]> {
  const projects = new Map<string, OwnerEdit[]>();
  for (const edit of ownerEdits.filter((each) => each.language === language)) {
    const name = `${edit.scenario}-${edit.project ?? 1}`;
    projects.set(name, [...(projects.get(name) ?? []), edit]);
  }
  return projects;
}

/**
 * Generates a project with guidance 1.0.0, makes the edits in it, updates it to 2.0.0 on the tool's own road, and settles the
 * conflicts as each edit's owner does.
 *
 * @param root a folder that does not exist
 */
export async function updatedProject(
  root: string,
  edits: readonly OwnerEdit[],
  name: string,
): Promise<UpdatedProject> {
  const [first] = edits;
  if (first === undefined) throw new Error('There are no edits.');
  const pack = await loadPack('1.0.0');
  const answers = { ...answersFor(first.language, first.scenario), name };
  const flow = resolveFlow(answers, pack, { yes: true });
  const rendering = await render(flow, pack);
  await apply(await planNew({ root, rendering, flows: [flow], force: false }));
  const paths = rendering.files.map((file) => file.path);
  const nameIn = (end: string): string => end.replaceAll('Contoso.Orders', name);
  for (const edit of edits) {
    const at = onlyPath(paths, nameIn(edit.file), edit.name);
    await rewrite(path.join(root, at), edit.edit);
    if (edit.also === 'everywhere') {
      for (const other of paths.filter((each) => each !== at))
        await rewrite(path.join(root, other), edit.edit);
      continue;
    }
    for (const [end, change] of Object.entries(edit.also ?? {})) {
      const isThere = paths.some((each) => each === end || each.endsWith(`/${end}`));
      await rewrite(path.join(root, isThere ? onlyPath(paths, end, edit.name) : end), change);
    }
  }
  const project = await projectToUpdate(root);
  const { plan, conflicts } = await planUpdate({
    root,
    ...(await requestFor(project, await packFor(project, '2.0.0', root), {})),
    onConflict: 'markers',
    allowDirty: true,
    allowMajor: false,
  });
  await apply(plan);
  for (const edit of edits.filter((each) => each.conflicts !== undefined)) {
    const at = onlyPath(paths, nameIn(edit.file), edit.name);
    await rewrite(path.join(root, at), edit.settle ?? settled());
  }
  const recorded = edits.reduce((sum, each) => sum + (each.conflicts ?? 0), 0);
  return { root, conflicts: { found: conflicts.length, recorded } };
}

async function rewrite(file: string, change: (text: string) => string | Promise<string>): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const changed = await change(text);
  if (changed === text) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, changed);
}
