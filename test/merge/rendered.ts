import { loadPack } from '../../src/guidance/load.js';
import { render } from '../../src/render/render.js';
import type { Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';
import { authentications, flows } from '../emitted/scenarios.js';

/** A file as it was generated, and as it is rendered with another pack or other answers. */
export interface RenderedPair {
  readonly path: string;
  readonly base: string;
  readonly theirs: string;
}

interface Version {
  readonly guidance: string;
  readonly answers: Answers;
}

const typescript: Answers = {
  language: 'typescript',
  name: 'orders',
  resource: 'https://graph.microsoft.com',
};
const csharp: Answers = { ...typescript, language: 'csharp', name: 'Contoso.Orders' };

const updates: readonly (readonly [Version, Version])[] = [
  ...['1.0.0', '1.1.0'].flatMap((guidance) =>
    [typescript, csharp].flatMap((language) =>
      Object.values(flows).flatMap((flow) => {
        const answers = { ...language, ...flow, ...authentications['client-id'], region: 'westus3' };
        return [
          [
            { guidance, answers },
            { guidance: '2.0.0', answers },
          ] as const,
        ];
      }),
    ),
  ),
  ...[typescript, csharp].map((language) => {
    const answers = { ...language, ...flows['fic-pop'], ...authentications['client-id'] };
    const runner = language === csharp ? 'nunit' : 'jest';
    const other = { ...answers, ...flows['fic-bearer'], testRunner: runner };
    return [
      { guidance: '2.0.0', answers },
      { guidance: '2.0.0', answers: other },
    ] as const;
  }),
];

/** The files that are data or text, and that the other version has changed; of those that it leaves alone, one of each name. */
export async function renderedPairs(): Promise<readonly RenderedPair[]> {
  const pairs = new Map<string, RenderedPair>();
  for (const [from, to] of updates) {
    const theirs = await textsOf(to);
    for (const [path, base] of await textsOf(from)) {
      if (/\.(ts|cs)$/.test(path)) continue;
      const pair = { path, base, theirs: theirs.get(path) ?? base };
      pairs.set(pair.base === pair.theirs ? path : JSON.stringify(pair), pair);
    }
  }
  return [...pairs.values()];
}

async function textsOf({ guidance, answers }: Version): Promise<ReadonlyMap<string, string>> {
  const pack = await loadPack(guidance);
  const { files } = await render(resolveFlow(answers, pack, { yes: true }), pack);
  return new Map(files.map(({ path, text }) => [path, text]));
}
