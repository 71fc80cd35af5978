import { apply } from '../../../src/apply/apply.js';
import { leftByLastRun } from '../../../src/apply/undo/left-by-last-run.js';
import { lookAtRepo } from '../../../src/plan/add/look-at-repo.js';
import { planFlow } from '../../../src/plan/add/plan-flow.js';
import { packOf } from '../../../src/plan/project/pack-of.js';
import { readProject } from '../../../src/plan/project/read-project.js';
import type { UpdatePlan, UpdateRequest } from '../../../src/plan/update/contract.js';
import { resolveAddedFlow } from '../../../src/scenario/added-flow.js';
import type { Answers } from '../../../src/scenario/answers.js';
import { csharpFiles, repoWith, typeScriptFiles } from '../../cli/repos.js';
import { planIn, type Language } from './project.js';

/** A repository that somebody else wrote, all of it committed. */
export const repo = (language: Language): string =>
  repoWith(language === 'typescript' ? typeScriptFiles : csharpFiles);

/** Adds a flow as `mtls-pop add` does. */
export async function addFlow(root: string, language: Language, answers: Answers): Promise<void> {
  const looked = await lookAtRepo(root, language, {});
  const project = await readProject(root);
  const pack = await packOf(project, answers.guidance, root);
  const given: Answers = {
    flow: 'vanilla',
    auth: 'confidential-client',
    region: 'westus3',
    resource: 'https://graph.microsoft.com',
    name: 'graph',
    ...looked.answers,
    ...answers,
    language,
  };
  const flow = resolveAddedFlow(given, pack, { yes: true, unclear: looked.open }, ({ name }) => name);
  const { plan } = await planFlow({
    repo: looked,
    flow,
    pack,
    project,
    said: answers,
    allowDirty: false,
    isOurs: leftByLastRun(root),
    allowMajor: false,
    wire: false,
  });
  await apply(plan);
}

/** Updates as `mtls-pop update` does. */
export async function updateIn(
  root: string,
  answers: Answers = {},
  options: Partial<UpdateRequest> = {},
): Promise<UpdatePlan> {
  const made = await planIn(root, answers, options);
  await apply(made.plan);
  return made;
}
