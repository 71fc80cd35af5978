/**
 * 100 projects in one process, in the folder that is given: prints the CPU seconds, user and system, of the whole process.
 * The benchmark bundles it like the command, so both load alike.
 */
import path from 'node:path';
import { apply } from '../src/apply/apply.js';
import { loadPack } from '../src/guidance/load.js';
import { planNew } from '../src/plan/plan-new.js';
import { render } from '../src/render/render.js';
import { resolveFlow } from '../src/scenario/resolve.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give the folder to fill.');

for (let project = 1; project <= 100; project += 1) {
  const pack = await loadPack();
  const flow = resolveFlow(
    { flow: 'fic', auth: 'managed-identity', identity: 'system-assigned', name: `service-${project}` },
    pack,
    {
      yes: true,
    },
  );
  const rendering = await render(flow, pack);
  await apply(await planNew({ root: path.join(folder, flow.name), rendering, flows: [flow] }));
}

const { user, system } = process.cpuUsage();
process.stdout.write(`${(user + system) / 1e6}\n`);
