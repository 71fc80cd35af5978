import { loadPack } from '../../guidance/load.js';
import { render } from '../../render/render.js';
import type { Rendering } from '../../render/rendering.js';
import type { Answers } from '../../scenario/answers.js';
import type { TypeScriptFlow } from '../../scenario/flow.js';
import { resolveFlow } from '../../scenario/resolve.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { Placement } from '../placement.js';
import { layOutTypeScript } from '../typescript/lay-out.js';
import { placeOf, type PlaceOverrides } from '../typescript/place.js';

export const vanilla: Answers = { flow: 'vanilla', auth: 'confidential-client', finalToken: 'mtls-pop' };
export const ficBearer: Answers = { flow: 'fic', auth: 'confidential-client', finalToken: 'bearer' };
export const ficIdentity: Answers = {
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'user-assigned-client-id',
  identityValue: '6325cd32-9911-41f3-819c-416cdf9104e7',
  finalToken: 'mtls-pop',
};

/** A flow rendered for a repo, on the tool's own road. */
export async function flowFor(
  target: TypeScriptTarget,
  answers: Answers,
  overrides: PlaceOverrides = {},
): Promise<{ readonly flow: TypeScriptFlow; readonly rendering: Rendering }> {
  const pack = await loadPack();
  const resolved = resolveFlow(
    {
      language: 'typescript',
      name: 'graph',
      resource: 'https://graph.microsoft.com',
      testRunner: valueOf(target.tests.runner),
      module: valueOf(target.moduleSystem),
      ...answers,
    },
    pack,
    { yes: true },
  );
  if (resolved.language !== 'typescript') throw new Error('Not a TypeScript flow.');
  const flow = { ...resolved, place: placeOf(target, overrides) };
  return { flow, rendering: await render(flow, pack) };
}

/** Flows laid out in a repo, in that order. */
export async function layOut(target: TypeScriptTarget, ...answers: readonly Answers[]): Promise<Placement> {
  const flows = [];
  for (const each of answers) flows.push(await flowFor(target, each));
  return layOutTypeScript({ flows, target, pack: await loadPack() });
}

function valueOf<T>(guess: { readonly value: T } | object): T {
  if ('value' in guess) return guess.value;
  throw new Error('The test leaves it open.');
}
