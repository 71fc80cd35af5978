import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/guidance/load.js';
import { lookAtRepo } from '../../src/plan/add/look-at-repo.js';
import { planFlow } from '../../src/plan/add/plan-flow.js';
import type { Plan } from '../../src/plan/plan.js';
import { readProject, type Project } from '../../src/plan/project/read-project.js';
import { temporaryFolder, write } from '../../src/plan/testing/temporary-folder.js';
import { planUpdate } from '../../src/plan/update/plan-update.js';
import { requestFor } from '../../src/plan/update/request.js';
import { resolveAddedFlow } from '../../src/scenario/added-flow.js';
import type { Answers } from '../../src/scenario/answers.js';
import type { Language } from '../../src/scenario/flow.js';
import { csharpFiles, typeScriptFiles } from '../cli/repos.js';
import { authentications, flows } from '../emitted/scenarios.js';

const repos = { typescript: typeScriptFiles, csharp: csharpFiles };
const git = { changed: () => Promise.resolve([]), renamed: () => Promise.resolve(undefined) };

/** In the order in which they are added. */
const added: readonly Answers[] = [
  { name: 'graph', ...flows['fic-pop'], ...authentications['client-id'] },
  { name: 'billing', ...flows['fic-bearer'], ...authentications['client-id'] },
  { name: 'archive', ...flows.vanilla, ...authentications.certificate },
];

function carryOut(root: string, { changes }: Plan): void {
  for (const change of changes) if ('after' in change) write(root, { [change.path]: change.after });
}

async function projectOf(root: string): Promise<Project> {
  const project = await readProject(root);
  if (project === undefined) throw new Error('Nothing was generated.');
  return project;
}

async function add(root: string, language: Language, answers: Answers): Promise<void> {
  const [repo, pack, project] = [
    await lookAtRepo(root, language, {}),
    await loadPack('1.1.0'),
    await readProject(root),
  ];
  const all = { ...repo.answers, ...answers, language, resource: 'https://graph.microsoft.com' };
  const flow = resolveAddedFlow({ ...all, region: 'westus3' }, pack, { yes: true }, ({ name }) => name);
  const request = {
    repo,
    flow,
    pack,
    project,
    said: {},
    allowDirty: false,
    allowMajor: false,
    wire: false,
    git,
  };
  carryOut(root, (await planFlow(request)).plan);
}

/** What an update would write, but for the answers, with the flows listed in another order. */
async function updated(root: string, order: readonly number[]): Promise<Plan['changes']> {
  const project = await projectOf(root);
  const listed = order.flatMap((at) => project.listed[at] ?? []);
  const pack = await loadPack('2.0.0');
  const { plan } = await planUpdate({
    ...(await requestFor({ ...project, listed }, pack, {})),
    root,
    onConflict: 'markers',
    allowDirty: false,
    allowMajor: true,
    git,
  });
  return plan.changes.filter(({ path }) => path !== '.mtls-pop.yaml');
}

describe.each(['typescript', 'csharp'] as const)(
  'flows added to a repo in %s',
  { timeout: 180_000 },
  (language) => {
    it('are updated to the same files and the same lock, in whatever order they are listed', async () => {
      const root = temporaryFolder();
      write(root, repos[language]);
      // Files of TypeScript are formatted, which takes its time: two flows tell as much.
      const some = language === 'typescript' ? added.slice(0, 2) : added;
      for (const answers of some) await add(root, language, answers);
      const order = [...some.keys()];
      const changes = await updated(root, order);
      expect(changes.filter(({ action }) => action === 'modify').length).toBeGreaterThan(5);
      expect(await updated(root, order.toReversed())).toEqual(changes);
    });
  },
);
