import { listPacks } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import { resolveAddedFlow } from '../../scenario/added-flow.js';
import { answerNames, type AnswerName, type Answers } from '../../scenario/answers.js';
import { didYouMean } from '../../scenario/did-you-mean.js';
import type { Flow, Language } from '../../scenario/flow.js';
import {
  foldersOf,
  placeNames,
  type CSharpPlace,
  type PlaceName,
  type TypeScriptPlace,
} from '../../scenario/place.js';
import { throwRefusals, type Refusal } from '../../scenario/refusal.js';
import { resolveFlow } from '../../scenario/resolve.js';
import { quoted } from '../../scenario/text.js';
import { answersFileName } from '../answers/answers-file.js';
import { whyUnsafe } from '../paths/lexical.js';
import { readMoved, type MovedPaths } from './moved-paths.js';
import { plainFlows } from './plain-flows.js';

/** What `.mtls-pop.yaml` lists: texts of the right names, not yet judged by a guidance pack. */
export interface ListedFlows {
  readonly guidance: string;
  readonly listed: readonly ListedFlow[];
  readonly moved: MovedPaths;
}

export interface ListedFlow {
  readonly name: string;
  readonly language: Language;
  readonly answers: Answers;
  /** Undefined for a project that is all ours. */
  readonly place: TypeScriptPlace | CSharpPlace | undefined;
}

const code = 'project-invalid';
const flowAnswers = answerNames.filter((name) => name !== 'guidance');
const placeKeys: readonly PlaceName[] = [...new Set([...placeNames.typescript, ...placeNames.csharp])];
const keys: readonly string[] = [...flowAnswers, ...placeKeys];
const longestText = 2048;
const mostFlows = 200;

/**
 * Reads the text of a `.mtls-pop.yaml`.
 *
 * @throws {Problem} `project-invalid`, or `invalid-answers` for several flaws (exit code 2)
 */
export async function readFlows(text: string, file: string): Promise<ListedFlows> {
  const data = plainFlows(text) ?? (await otherYaml(text, file));
  if (!isRecord(data)) return refuseAll([flaw('is not a map with guidance and flows')]);
  const { guidance, moved: given, flows, ...others } = data;
  throwRefusals(Object.keys(others).map((key) => unknown(key, ['guidance', 'moved', 'flows'], '')));
  if (typeof guidance !== 'string' || !/^[\w.+-]{1,100}$/.test(guidance))
    return refuseAll([flaw('names no version of the guidance')]);
  if (!Array.isArray(flows) || flows.length === 0 || flows.length > mostFlows)
    return refuseAll([flaw('has no list of flows')]);
  const listed = flows.map((flow: unknown, index) => readFlow(flow, ` in flow ${index + 1}`));
  const names = listed.map(({ name, language }) => `${language} ${name}`);
  const twice = listed.find(({ name, language }, index) => names.indexOf(`${language} ${name}`) !== index);
  if (twice !== undefined) return refuseAll([flaw(`has two flows with the name ${quoted(twice.name)}`)]);
  const moved = readMoved(given);
  if ('flaws' in moved) return refuseAll(moved.flaws.map((why) => flaw(why)));
  return { guidance, listed, ...moved };
}

/**
 * The flows that are listed, judged by the pack that they were made with.
 *
 * @throws {Problem} exit code 2, as `checkAnswers` and `resolveFlow`
 */
export function resolveListed(listed: readonly ListedFlow[], pack: Pack): Flow[] {
  return listed.map(({ answers, place }) => {
    if (place === undefined) return resolveFlow(answers, pack, { yes: false });
    const flow = resolveAddedFlow(answers, pack, { yes: false }, ({ name }) => name);
    return { ...flow, place } as Flow;
  });
}

async function otherYaml(text: string, file: string): Promise<unknown> {
  const { parseYaml } = await import('../../guidance/yaml-file.js');
  return parseYaml(text, file, { what: 'file', code, next: restore });
}

/** Whether the version that a file names comes with the tool: a path in it leads nowhere. */
export const isBuiltIn = (guidance: string): boolean =>
  listPacks().some(({ version }) => version === guidance);

function readFlow(flow: unknown, where: string): ListedFlow {
  if (!isRecord(flow)) return refuseAll([flaw(`has something else than a map${where}`)]);
  throwRefusals(
    Object.entries(flow).flatMap(([key, value]): Refusal[] => {
      if (!keys.includes(key)) return [unknown(key, keys, where)];
      if (typeof value !== 'string') return [flaw(`has no text under ${key}${where}: put it into quotes`)];
      return value.length > longestText ? [flaw(`has a text that is too long under ${key}${where}`)] : [];
    }),
  );
  const texts = flow as Readonly<Partial<Record<AnswerName | PlaceName, string>>>;
  const { name, language } = texts;
  if (name === undefined) return refuseAll([flaw(`has no name${where}`)]);
  if (language !== 'typescript' && language !== 'csharp')
    return refuseAll([flaw(`has no language (typescript or csharp)${where}`)]);
  const answers = Object.fromEntries(
    flowAnswers.flatMap((key) => (texts[key] === undefined ? [] : [[key, texts[key]]])),
  ) as Answers;
  return { name, language, answers, place: readPlace(texts, language, where) };
}

function readPlace(
  texts: Readonly<Partial<Record<PlaceName, string>>>,
  language: Language,
  where: string,
): TypeScriptPlace | CSharpPlace | undefined {
  const given = placeKeys.filter((key) => texts[key] !== undefined);
  if (given.length === 0) return undefined;
  const expected: readonly PlaceName[] = placeNames[language];
  throwRefusals([
    ...given
      .filter((key) => !expected.includes(key))
      .map((key) => flaw(`has ${key}${where}, which ${language} has not`)),
    ...expected
      .filter((key) => texts[key] === undefined)
      .map((key) => flaw(`has a place without ${key}${where}`)),
  ]);
  throwRefusals(
    expected.flatMap((key) => {
      const why = whyNoPlace(key, texts[key] ?? '');
      return why === undefined ? [] : [flaw(`has ${key}${where}, which ${why}`)];
    }),
  );
  const place = Object.fromEntries(expected.map((key) => [key, texts[key]])) as unknown as
    TypeScriptPlace | CSharpPlace;
  return Object.freeze(place);
}

function whyNoPlace(key: PlaceName, value: string): string | undefined {
  switch (key) {
    case 'folder':
    case 'testFolder':
    case 'supportFolder':
    case 'project':
    case 'testProject':
      return whyUnsafe(value);
    case 'testNaming':
      return ['.test.ts', '.spec.ts'].includes(value) ? undefined : 'is neither .test.ts nor .spec.ts';
    case 'namespace':
    case 'testNamespace':
      return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(value) ? undefined : 'is not a namespace';
  }
}

const restore = `Restore it from version control, for instance: git checkout HEAD -- ${answersFileName}`;

const flaw = (why: string, next = restore): Refusal => ({
  code,
  message: `${answersFileName} ${why}.`,
  cause: 'It lists the flows that were generated here, under the names of the options of mtls-pop add.',
  next,
});

function unknown(key: string, known: readonly string[], where: string): Refusal {
  const meant = didYouMean(key.replaceAll(/[-_]/g, ''), known);
  return flaw(
    `has an unknown key ${quoted(key)}${where}`,
    meant === undefined ? `Remove it, or use one of: ${known.join(', ')}.` : `Did you mean ${meant}?`,
  );
}

function refuseAll(refusals: readonly Refusal[]): never {
  throwRefusals(refusals);
  throw new Error('There was nothing to refuse.');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Folders of flows that were added before, in one language. */
export const addedFolders = (listed: readonly ListedFlow[], language: Language): string[] =>
  listed.flatMap((flow) =>
    flow.language === language && flow.place !== undefined ? foldersOf(flow.place) : [],
  );
