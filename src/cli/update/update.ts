import { apply } from '../../apply/apply.js';
import { recover } from '../../apply/recover.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { planDocument } from '../../plan/previews/document.js';
import { findTarget } from '../../plan/paths/target.js';
import { nodeDisk } from '../../disk/disk.js';
import { summarise, type Plan } from '../../plan/plan.js';
import type { UpdatePlan } from '../../plan/update/contract.js';
import { isCurrent } from '../../plan/update/current.js';
import { packFor, projectToUpdate, requestFor } from '../../plan/update/request.js';
import type { Answers } from '../../scenario/answers.js';
import { gatherAnswers } from '../answers/gather.js';
import { isPreview, show } from '../plan/show.js';
import type { Io } from '../terminal/io.js';
import { shellLine } from '../terminal/shell.js';
import { visible, wrap } from '../terminal/text.js';
import { worst } from './worst.js';
import { announcement, conflictLines } from './announce.js';
import { projectsNamed, type Named } from './folders.js';
import type { UpdateOptions } from './options.js';

export interface UpdateRun {
  /** As they were typed. */
  readonly folders: readonly string[];
  /** Answers on the command line. */
  readonly flags: Answers;
  readonly options: UpdateOptions;
  readonly cwd: string;
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** What became of one project, for `--json`. */
interface Result {
  readonly document: object;
  readonly exitCode: ExitCode;
}

/** `mtls-pop update`: each project by itself. What one refuses does not keep the others from being updated. */
export async function update(run: UpdateRun): Promise<ExitCode> {
  const { folders, options, cwd, io, signal } = run;
  const recursive = options.recursive === true;
  const projects = projectsNamed(folders, { cwd, recursive });
  if (projects.length === 0) {
    io.say('There is no .mtls-pop.yaml in or below these folders.');
    if (io.json) io.document({ projects: [] });
    return ExitCode.done;
  }
  const answers = await gatherAnswers(run.flags, options, cwd);
  const [only, ...others] = projects;
  if (only !== undefined && others.length === 0 && !recursive) {
    const result = await updateOne(only, answers, run);
    if (io.json) io.document(result.document);
    return result.exitCode;
  }
  const results: Result[] = [];
  for (const project of projects) {
    signal.throwIfAborted();
    const result = await resultOf(project, answers, run);
    results.push({ ...result, document: { folder: project.folder, ...result.document } });
  }
  if (io.json) io.document({ projects: results.map(({ document }) => document) });
  return worst(results.map(({ exitCode }) => exitCode));
}

async function resultOf(project: Named, answers: Answers, run: UpdateRun): Promise<Result> {
  try {
    return await updateOne(project, answers, run);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    run.io.complain(`${visible(project.folder)}: ${visible(error.message)}\nNext: ${visible(error.next)}`);
    return { document: error.toJSON(), exitCode: error.exitCode };
  }
}

async function updateOne(project: Named, answers: Answers, run: UpdateRun): Promise<Result> {
  const { options, io } = run;
  if (!isPreview(options) && (await recover(project.root)) !== 'nothing')
    io.say('An earlier run there was interrupted; it has been brought to an end.');
  if (options.adopt === true) return adopt(project, answers.guidance, run);
  const { root } = findTarget(project.root, nodeDisk);
  const known = await projectToUpdate(root);
  const pack = await packFor(known, answers.guidance, run.cwd);
  const request = { root, ...(await requestFor(known, pack, answers)) };
  // A preview and a program want to know of each file.
  if (!io.json && !isPreview(options) && (await isCurrent(request))) {
    io.say(nothingToDo({ guidance: pack.version, notes: [] }, project.folder, io));
    return { document: {}, exitCode: ExitCode.done };
  }
  const { planUpdate } = await import('../../plan/update/plan-update.js');
  const made = await planUpdate({
    ...request,
    onConflict: options.conflict ?? 'markers',
    allowDirty: options.allowDirty === true,
    allowMajor: options.allowMajor === true,
  });
  const from = known.lock.guidance;
  const document = { ...planDocument(made.plan, !isPreview(options)), from, ...details(made) };
  const exitCode = made.conflicts.length > 0 ? ExitCode.conflicts : ExitCode.done;
  if (isPreview(options)) {
    if (!io.json) await show(made.plan, options, { io, folder: project.folder });
    if (options.diff !== true) io.say(announcement(made, project.folder, from, io));
    return { document, exitCode };
  }
  if (!made.changes) {
    io.say(nothingToDo({ guidance: made.plan.guidance, notes: made.notes }, project.folder, io));
    return { document, exitCode };
  }
  io.say(announcement(made, project.folder, from, io));
  if (io.interactive && options.yes !== true && !(await isWanted(run)))
    return { document: { ...document, applied: false }, exitCode: ExitCode.done };
  await apply(made.plan, { signal: run.signal });
  io.say(outcome(made, project.folder, io));
  return { document, exitCode };
}

const details = ({ conflicts, reasons, notes, followed }: UpdatePlan): object => ({
  conflicts,
  reasons,
  notes,
  moved: followed,
});

async function isWanted({ io, signal }: UpdateRun): Promise<boolean> {
  const { choose } = await import('../terminal/prompt.js');
  const chosen = await choose(io, signal, {
    heading: 'Shall these changes be written?',
    teach: 'mtls-pop undo takes them back.',
    label: 'write',
    initial: 'yes',
    choices: [
      { value: 'yes', title: 'Yes', description: 'all of them, or none where something fails' },
      { value: 'no', title: 'No', description: 'everything stays as it is' },
    ],
  });
  return chosen === 'yes';
}

async function adopt({ root, folder }: Named, asked: string | undefined, run: UpdateRun): Promise<Result> {
  const { options, io, cwd, signal } = run;
  const { planAdopt } = await import('../../plan/update/adopt.js');
  const { plan, notes } = await planAdopt(root, asked, cwd);
  const document = { ...planDocument(plan, !isPreview(options)), notes };
  if (isPreview(options)) {
    if (!io.json) await show(plan, options, { io, folder });
    return { document, exitCode: ExitCode.done };
  }
  await apply(plan, { signal });
  const said = `✓ The lock file in ${placeOf(folder)} is rebuilt, with guidance ${plan.guidance}. What differs from that in other files counts as yours.`;
  io.say(['', wrap(said, io.width), ...notes.map((note) => wrap(`- ${visible(note)}`, io.width))].join('\n'));
  return { document, exitCode: ExitCode.done };
}

function nothingToDo(
  { guidance, notes }: { readonly guidance: string; readonly notes: readonly string[] },
  folder: string,
  io: Io,
): string {
  const said = wrap(
    `✓ Nothing to do in ${placeOf(folder)}: it is up to date with guidance ${guidance}.`,
    io.width,
  );
  return [
    said.replace('✓', io.colors.green('✓')),
    ...notes.map((note) => wrap(`- ${visible(note)}`, io.width)),
  ].join('\n');
}

function outcome({ plan, conflicts }: UpdatePlan, folder: string, io: Io): string {
  const { cyan, green, yellow } = io.colors;
  const undo = shellLine(['mtls-pop', 'undo', ...(folder === '.' ? [] : [folder])]);
  const said = wrap(`✓ ${counted(plan)} in ${placeOf(folder)}, with guidance ${plan.guidance}.`, io.width);
  return [
    '',
    said.replace('✓', green('✓')),
    ...(conflicts.length === 0
      ? []
      : [
          '',
          yellow('Settle what is between the markers:'),
          ...conflictLines(conflicts).map((line) => wrap(`  ${line}`, io.width)),
        ]),
    '',
    'To take it back:',
    `  ${cyan(undo)}`,
  ].join('\n');
}

function counted(plan: Plan): string {
  const { create, modify, delete: removed, conflict } = summarise(plan);
  const parts = [
    ...(create === 0 ? [] : [`${create} made`]),
    ...(modify === 0 ? [] : [`${modify} changed`]),
    ...(removed === 0 ? [] : [`${removed} removed`]),
    ...(conflict === 0 ? [] : [`${conflict} with conflicts`]),
  ];
  return `Files: ${parts.join(', ')}`;
}

const placeOf = (folder: string): string => (folder === '.' ? 'the current folder' : visible(folder));
