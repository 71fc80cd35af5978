import type { SourceFile } from 'ts-morph';
import type { Variant } from '../../render/variant.js';

/** Replaces `text.slice(start, end)`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * One step of specialising a template: reads the file, and says what to change. It is asked again about the result until it
 * has nothing more to say, so it may leave inner places to a later round.
 */
export type Transform = (file: SourceFile, variant: Variant) => readonly Edit[];

/** Applies the outermost edits. One that lies inside or across another is left for the next round. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let position = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start >= position) {
      result += text.slice(position, start) + replacement;
      position = end;
    }
  }
  return result + text.slice(position);
}
