import { isHoleName, type HoleName } from '../render/holes.js';

/**
 * A hole on its way through the formatters: its name between two characters of Unicode's private use area, which no template
 * holds otherwise. What stands there when the hole is not answered may follow the name.
 */
const border = '\ue000';
const divider = '\ue001';

/** Finds marks in a text: group 1 is the name, group 2 what stands there otherwise. */
const marks = new RegExp(`${border}([^${border}${divider}]+)(?:${divider}([^${border}]*))?${border}`, 'g');

export function mark(name: HoleName, otherwise?: string): string {
  return border + name + (otherwise === undefined ? '' : divider + otherwise) + border;
}

/** Columns of a line in which each hole takes as many as its name: what its value takes is not known before. */
export function nameWidth(line: string): number {
  return line.replaceAll(border, '').length;
}

export interface FoundMark {
  readonly start: number;
  readonly end: number;
  readonly name: HoleName;
  readonly otherwise: string | undefined;
}

export function marksIn(text: string): readonly FoundMark[] {
  return [...text.matchAll(marks)].map((match) => {
    const name = match[1] ?? '';
    if (!isHoleName(name)) {
      throw new Error(`There is no hole ${name} (src/render/holes.ts).`);
    }
    return { start: match.index, end: match.index + match[0].length, name, otherwise: match[2] };
  });
}
