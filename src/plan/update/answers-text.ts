import { answersFileName, answersText } from '../answers/answers-file.js';
import { readFlows, type ListedFlows } from '../project/listed-flows.js';
import type { MovedPaths } from '../project/moved-paths.js';
import type { UpdateRequest } from './contract.js';

/**
 * The text of `.mtls-pop.yaml` for the flows as they are now, and for where files are that were moved. Where a person has written in it, only what changed is changed.
 */
export async function updatedAnswers(
  { project, pack, flows, before }: UpdateRequest,
  moved: MovedPaths,
): Promise<string> {
  const ours = project.answers;
  const theirs = answersText(pack.version, flows, moved);
  const base = answersText(project.guidance, before?.flows ?? flows, project.moved);
  const isOurs = ours.replaceAll('\r\n', '\n') === base;
  if (isOurs) return ours.includes('\r\n') ? theirs.replaceAll('\n', '\r\n') : theirs;
  const { merge3 } = await import('../../merge/merge.js');
  const labels = { ours: 'yours', base: 'before', theirs: 'now' };
  const { text } = await merge3(
    { path: answersFileName, base, ours, theirs },
    { labels, onConflict: 'theirs' },
  );
  return (await says(text, theirs)) ? text : theirs;
}

async function says(text: string, expected: string): Promise<boolean> {
  try {
    const key = ({ guidance, listed, moved }: ListedFlows): string =>
      JSON.stringify([
        guidance,
        [...moved].sort(),
        listed.map(({ answers, place }) => [sorted(answers), place && sorted(place)]),
      ]);
    return key(await readFlows(text, answersFileName)) === key(await readFlows(expected, answersFileName));
  } catch {
    return false;
  }
}

const sorted = (data: object): unknown => Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
