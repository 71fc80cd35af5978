import type { Answers } from '../../src/scenario/answers.js';
import { answersOf, defaultCases as solutions } from '../emitted/csharp/cases.js';
import { defaultCases, flows } from '../emitted/scenarios.js';
import { emittedFiles } from './emitted.js';

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

type Update = readonly [from: Version, to: Version];

/** All scenarios, under one name: else each had files of its own that differ in nothing else. */
const scenarios: Readonly<Record<'typescript' | 'csharp', readonly Answers[]>> = {
  typescript: defaultCases.map(({ answers }) => ({ ...answers, name: 'orders' })),
  csharp: solutions.map((each) => ({ ...answersOf(each), name: 'Contoso.Orders' })),
};

/** From each pack to each, and to what another final token or test runner asks for. */
function updatesOf(language: 'typescript' | 'csharp'): readonly Update[] {
  const guidance = [
    ['1.0.0', '1.1.0'],
    ['1.0.0', '2.0.0'],
    ['1.1.0', '2.0.0'],
    ['2.0.0', '1.0.0'],
  ] as const;
  const testRunner = language === 'csharp' ? 'nunit' : 'jest';
  return scenarios[language].flatMap((answers): readonly Update[] => {
    const version = (at: string, changed: Answers = {}): Version => ({
      guidance: at,
      answers: { ...answers, ...changed },
    });
    const packs = guidance.map(([from, to]): Update => [version(from), version(to)]);
    const token =
      answers.flow === 'fic' && answers.finalToken === 'mtls-pop'
        ? [[version('2.0.0'), version('2.0.0', flows['fic-bearer'])] as const]
        : [];
    return [...packs, ...token, [version('2.0.0'), version('2.0.0', { testRunner })]];
  });
}

/**
 * The files of all scenarios that the other version has changed; of those that it leaves alone, one of each name.
 *
 * @param language of the projects
 * @param isWanted by path
 */
export async function renderedPairs(
  language: 'typescript' | 'csharp',
  isWanted: (path: string) => boolean,
): Promise<readonly RenderedPair[]> {
  const pairs = new Map<string, RenderedPair>();
  for (const [from, to] of updatesOf(language)) {
    const [before, after] = [await textsOf(from), await textsOf(to)];
    for (const [path, base] of before) {
      if (!isWanted(path)) continue;
      const theirs = after.get(path) ?? base;
      pairs.set(base === theirs ? path : [path, base, theirs].join('\0'), { path, base, theirs });
    }
  }
  return [...pairs.values()];
}

const rendered = new Map<string, Promise<ReadonlyMap<string, string>>>();

function textsOf({ guidance, answers }: Version): Promise<ReadonlyMap<string, string>> {
  const key = JSON.stringify([guidance, answers]);
  const known = rendered.get(key) ?? emittedFiles(answers, guidance);
  rendered.set(key, known);
  return known;
}
