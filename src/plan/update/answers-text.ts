import type { Flow } from '../../scenario/flow.js';
import { answersFileName, answersText } from '../answers/answers-file.js';
import { readFlows } from '../project/listed-flows.js';
import type { UpdateRequest } from './contract.js';

/**
 * The text of `.mtls-pop.yaml` for the flows as they are now. Where a person has written in it, only what changed is changed.
 */
export async function updatedAnswers({ project, pack, flows, before }: UpdateRequest): Promise<string> {
  const ours = project.answers;
  const theirs = answersText(pack.version, flows);
  const base = answersText(project.guidance, before?.flows ?? flows);
  const isOurs = ours.replaceAll('\r\n', '\n') === base;
  if (isOurs) return ours.includes('\r\n') ? theirs.replaceAll('\n', '\r\n') : theirs;
  const { merge3 } = await import('../../merge/merge.js');
  const labels = { ours: 'yours', base: 'before', theirs: 'now' };
  const { text } = await merge3(
    { path: answersFileName, base, ours, theirs },
    { labels, onConflict: 'theirs' },
  );
  return (await says(text, pack.version, flows)) ? text : theirs;
}

async function says(text: string, guidance: string, flows: readonly Flow[]): Promise<boolean> {
  try {
    const [read, expected] = [
      await readFlows(text, answersFileName),
      await readFlows(answersText(guidance, flows), answersFileName),
    ];
    const key = ({ guidance: version, listed }: typeof read): string =>
      JSON.stringify([
        version,
        listed.map(({ answers, place }) => [sorted(answers), place && sorted(place)]),
      ]);
    return key(read) === key(expected);
  } catch {
    return false;
  }
}

const sorted = (data: object): unknown => Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
