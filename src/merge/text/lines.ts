import type { Conflict, Merged, MergeOptions, Triple } from '../contract.js';
import { kindOf } from '../file-kind.js';
import { fork, lines, settle, type Piece } from './pieces.js';
import { regionsOf, type Range, type RegionOptions } from './regions.js';

/**
 * Merges by line. A line whose white space alone differs is the same line: it is kept as its owner has it, and replaced where
 * the new text says something else.
 *
 * @param triple with LF, without byte order mark
 * @param note why it is merged by line, where it should not be
 */
export function mergeLines(triple: Triple, options: MergeOptions, note?: string): Merged {
  return {
    ...settle(pieces(triple), options),
    by: 'text',
    ...(note !== undefined && { note }),
  };
}

/** Files that are lists of independent lines: what is added in one place by both sides is added twice. */
const records =
  /(^|\/)(\.gitignore|\.dockerignore|\.npmignore|\.prettierignore|\.gitattributes|\.editorconfig|\.env(\.[^/]*)?)$/i;

function pieces({ path, ...texts }: Triple): Piece[] {
  const [base, ours, theirs] = [lines(texts.base), lines(texts.ours), lines(texts.theirs)];
  const found: Piece[] = [];
  const isRecords = records.test(path);
  const isProse = /\.(md|markdown)$/i.test(path);
  for (const region of regionsOf(base.map(meaning), ours.map(meaning), theirs.map(meaning), manner(path))) {
    const [b, o, t] = [
      base.slice(...region.base),
      ours.slice(...region.ours),
      theirs.slice(...region.theirs),
    ];
    if (region.changed === 'none') {
      found.push(o.map((line, index) => (line === b[index] ? (t[index] ?? line) : line)).join(''));
    } else if (region.changed === 'theirs') {
      found.push(t.join(''));
    } else if (region.changed === 'ours' || same(o, t) || holds(o, b, t)) {
      found.push(o.join(''));
    } else if (isProse && (flow(o) === flow(b) || flow(t) === flow(b))) {
      found.push((flow(t) === flow(b) ? o : t).join(''));
    } else if (isRecords && b.length === 0 && disjoint(o, t)) {
      found.push([...o.map(ended), ...t.filter((line) => !o.includes(line))].join(''));
    } else {
      found.push(...conflict(o, b, t, region.ours));
    }
  }
  return found;
}

/** In code a change beside another one may well concern it. */
function manner(path: string): RegionOptions {
  if (records.test(path)) return { touching: 'apart' };
  return { touching: kindOf(path, '') === 'text' ? 'lines-apart' : 'together' };
}

/** The smallest lines that differ: what both sides have alike at its ends is no part of it. */
function conflict(ours: string[], base: string[], theirs: string[], at: Range): Piece[] {
  const least = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < least && ours[head] === theirs[head]) head += 1;
  let tail = 0;
  const last = (of: string[]): string | undefined => of[of.length - 1 - tail];
  while (tail < least - head && last(ours) === last(theirs)) tail += 1;
  const middle = (of: string[]): string => of.slice(head, of.length - tail).join('');
  const count = ours.length - tail - head;
  return [
    ours.slice(0, head).join(''),
    fork({
      ours: middle(ours),
      base: base.join(''),
      theirs: middle(theirs),
      conflict: { where: linesAt(at[0] + head, count), kind: kind(count, base, theirs) },
    }),
    ours.slice(ours.length - tail).join(''),
  ];
}

function kind(ours: number, base: string[], theirs: string[]): Conflict['kind'] {
  if (base.length === 0) return 'both-added';
  if (ours === 0) return 'deleted-by-ours';
  return theirs.length === 0 ? 'deleted-by-theirs' : 'both-changed';
}

/** As an editor counts them, in the text that is on disk. */
function linesAt(from: number, count: number): string {
  return count > 1 ? `lines ${from + 1}-${from + count}` : `line ${from + 1}`;
}

function meaning(line: string): string {
  return line.replace(/\s+/g, ' ').replace(/ ?= ?/g, '=').replace(/-{3,}/g, '---').trim();
}

/** Paragraphs that were wrapped anew are the same: Prettier does that with `proseWrap`. */
function flow(lines: string[]): string {
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

function same(ours: string[], theirs: string[]): boolean {
  return (
    ours.length === theirs.length && ours.every((line, at) => meaning(line) === meaning(theirs[at] ?? ''))
  );
}

/** Whether ours has done already what theirs does, and more: all new lines are there, in their order, and none of the old ones. */
function holds(ours: string[], base: string[], theirs: string[]): boolean {
  const [old, mine] = [new Set(base.map(meaning)), ours.map(meaning)];
  const wanted = theirs.map(meaning).filter((line) => line !== '' && !old.has(line));
  const kept = new Set(theirs.map(meaning));
  if (wanted.length === 0 || mine.some((line) => old.has(line) && !kept.has(line))) return false;
  let at = -1;
  return wanted.every((line) => (at = mine.indexOf(line, at + 1)) >= 0);
}

/** Whether no setting or heading stands in both. */
function disjoint(ours: string[], theirs: string[]): boolean {
  const names = new Set(ours.map(setting).filter((name) => name !== ''));
  return !theirs.some((line) => names.has(setting(line)) && !ours.includes(line));
}

function setting(line: string): string {
  return line.includes('=') ? (line.split('=', 1)[0] ?? '').replace(/^[\s#]+/, '').trim() : line.trim();
}

function ended(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`;
}
