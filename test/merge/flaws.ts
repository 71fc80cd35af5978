import type { Merged, MergeOptions, Triple } from '../../src/merge/contract.js';
import { merge3 } from '../../src/merge/merge.js';
import type { Parse } from '../../src/syntax/parse.js';
import type { RandomUpdate } from './random-triple.js';

const options: MergeOptions = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance' },
  onConflict: 'markers',
};

export interface Checked {
  /** What does not hold; empty where all does. */
  readonly flaws: readonly string[];
  readonly merges: number;
  readonly conflicts: number;
  /** Why the lines had to be merged. */
  readonly byLine: string | undefined;
}

/** Merges a random update in all ways, and says what of a merge's promises does not hold. */
export async function checkMerge(
  triple: Triple,
  { owner, pack, isReformatted }: RandomUpdate,
  parse: Parse,
): Promise<Checked> {
  const flaws: string[] = [];
  let merges = 0;
  const merge = (changes: Partial<Triple>, onConflict = options.onConflict): Promise<Merged> => {
    merges += 1;
    return merge3({ ...triple, ...changes }, { ...options, onConflict });
  };
  const { base, ours, theirs } = triple;
  if ((await merge({ theirs: base })).text !== ours) flaws.push('ours and no change is not ours');
  if ((await merge({ base: ours, theirs: ours })).text !== ours) flaws.push('ours with itself is not ours');
  if ((await merge({ ours: base })).text !== theirs) flaws.push('theirs and no edit is not theirs');
  const merged = await merge({});
  const isByLine = merged.by === 'text';
  const settled =
    merged.conflicts.length === 0 ? [merged] : [await merge({}, 'ours'), await merge({}, 'theirs')];
  for (const { text } of settled) if (!isByLine && parse(text).hasError) flaws.push('does not parse');
  for (const text of [merged.text, settled[0]?.text ?? ''])
    flaws.push(...marksIn(ours).flatMap((mark) => (text.includes(mark) ? [] : `${mark} is lost`)));
  flaws.push(...marksIn(theirs).flatMap((mark) => (merged.text.includes(mark) ? [] : `${mark} is lost`)));
  // A line in which only a name or its format is new goes where the line went.
  const isRenamed = [...owner, ...pack].some(({ what }) => what === 'rename');
  if (!isRenamed && !isReformatted)
    flaws.push(...undone(base, ours, theirs, merged), ...undone(base, theirs, ours, merged));
  const byLine = isByLine ? (merged.note ?? 'no reason') : undefined;
  return { flaws, merges, conflicts: merged.conflicts.length, byLine };
}

const marksIn = (text: string): readonly string[] => text.match(/(?:mine|its)\d+/g) ?? [];

/** What one side did to the lines of the base, and is not done in the merged text. */
function undone(base: string, side: string, other: string, merged: Merged): string[] {
  const [was, is, elsewhere, written] = [base, side, other, merged.text].map(linesOf) as [
    Lines,
    Lines,
    Lines,
    Lines,
  ];
  const all = unspaced(merged.text);
  const lost = [...is.keys()].filter(
    (line) => !was.has(line) && !written.has(line) && !all.includes(unspaced(line)),
  );
  const back = [...was].filter(
    ([line, count]) => count === 1 && !is.has(line) && elsewhere.get(line) === 1 && written.has(line),
  );
  return [
    ...lost.map((line) => `${line} is lost`),
    ...(merged.conflicts.length > 0 ? [] : back.map(([line]) => `${line} is back`)),
  ];
}

/** Where lines break is the owner's format, also in what the pack changes. */
const unspaced = (text: string): string => text.replaceAll(/\s+/g, '');

type Lines = ReadonlyMap<string, number>;

/** How often each line stands in a text, however it is indented. Without imports: one stays where it is needed, and as a set of names. */
function linesOf(text: string): Lines {
  const counts = new Map<string, number>();
  const code = text.replaceAll(/^(?:import\b[^;]*|using [\w.= ]+);$/gm, '');
  for (const line of code.split('\n').map((each) => each.trim())) {
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
