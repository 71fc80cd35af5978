import type { Merged, MergeOptions, Triple } from '../contract.js';
import { mergeLines } from '../text/lines.js';
import { settle, sideOf, type Piece } from '../text/pieces.js';
import { decide } from './decide.js';
import { Unreadable, type Format, type Tree } from './tree.js';
import { write } from './write.js';

/**
 * Merges what has names by them. The result can be read again, however its conflicts are settled; where it could not, or where one of
 * the three texts cannot be read, they are merged by line.
 *
 * @param triple with LF, without byte order mark
 */
export function mergeStructure(triple: Triple, format: Format, options: MergeOptions): Merged {
  const read = (text: string, name: string): Tree => {
    try {
      return format.parse(text, triple.path);
    } catch (error) {
      if (error instanceof Unreadable) throw new Unreadable(`${name} ${error.reason}`);
      throw error;
    }
  };
  try {
    const ours = read(triple.ours, 'yours');
    const base = read(triple.base, 'what was generated');
    const theirs = read(triple.theirs, 'the new text');
    const pieces = write(decide(base, ours, theirs, format), { base, ours, theirs, format });
    for (const side of ['ours', 'theirs'] as const)
      read(without(format, sideOf(pieces, side)), 'the merged text');
    return settled(pieces, format, options);
  } catch (error) {
    if (error instanceof Unreadable) return mergeLines(triple, options, error.reason);
    throw error;
  }
}

function settled(pieces: readonly Piece[], format: Format, options: MergeOptions): Merged {
  const { text, conflicts } = settle(pieces, options);
  const shift = format.prefix !== undefined && text.startsWith(format.prefix) ? 1 : 0;
  return {
    text: without(format, text),
    conflicts: conflicts.map((each) => ({ ...each, line: each.line - shift })),
    by: format.by,
    ...(conflicts.length > 0 && options.onConflict === 'markers' && { note: format.marked }),
  };
}

function without({ prefix = '' }: Format, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
