/** A piece of text put in place of another. `start` and `end` are indices as `string.slice` has them. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text });

/** The text with the pieces replaced; they do not overlap. Insertions at the same place keep their order. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let end = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < end) throw new Error('Edits of a text overlap.');
    result += text.slice(end, splice.start) + splice.text;
    end = splice.end;
  }
  return result + text.slice(end);
}
