import type { Conflict, MergeOptions } from '../contract.js';

/** The same place as each side has it; empty where a side does not have it. */
export interface Sides {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

/** Where the sides stay apart. One without a conflict follows from another one, such as the comma before a property. */
export interface Fork extends Sides {
  readonly conflict?: Pick<Conflict, 'where' | 'kind'>;
}

/** A merged text in the making: what is certain, and what is not. */
export type Piece = string | Fork;

/** A string where the sides agree. */
export function fork(sides: Fork): Piece {
  return sides.ours === sides.base && sides.ours === sides.theirs ? sides.ours : sides;
}

/** The pieces as one side would have them. */
export function sideOf(pieces: readonly Piece[], side: keyof Sides): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('');
}

/** Lines that hold at least one conflict, as each side has them. */
interface Block extends Sides {
  readonly conflicts: readonly Pick<Conflict, 'where' | 'kind'>[];
}

/** The text, with its conflicts settled as the options say. */
export function settle(
  pieces: readonly Piece[],
  options: MergeOptions,
): { text: string; conflicts: Conflict[] } {
  let text = '';
  const conflicts: Conflict[] = [];
  for (const part of joined(inLines(pieces))) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const { head, block, tail } = trimmed(part);
    text += head;
    const line = text.split('\n').length;
    conflicts.push(...block.conflicts.map((each) => ({ ...each, line })));
    text += options.onConflict === 'markers' ? marked(block, options) : block[options.onConflict];
    text += tail;
  }
  return { text, conflicts };
}

/** Whole lines: markers stand on lines of their own, so a fork takes the rest of its lines along. */
function inLines(pieces: readonly Piece[]): (string | Block)[] {
  const parts: (string | Block)[] = [];
  let line = '';
  let open: (Sides & { conflicts: Pick<Conflict, 'where' | 'kind'>[] }) | undefined;
  const close = (): void => {
    if (open !== undefined) parts.push(open);
    open = undefined;
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      const { conflicts = [], ours = '', base = '', theirs = '' } = open ?? {};
      open = {
        ours: ours + line + piece.ours,
        base: base + line + piece.base,
        theirs: theirs + line + piece.theirs,
        conflicts: piece.conflict === undefined ? conflicts : [...conflicts, piece.conflict],
      };
      line = '';
      continue;
    }
    let rest = piece;
    if (open !== undefined && line === '') {
      const end = rest.indexOf('\n') + 1;
      const taken = end === 0 ? rest : rest.slice(0, end);
      open = {
        ...open,
        ours: open.ours + taken,
        base: open.base + taken,
        theirs: open.theirs + taken,
      };
      if (end === 0) continue;
      rest = rest.slice(end);
      close();
    }
    const last = rest.lastIndexOf('\n') + 1;
    if (last > 0) parts.push(line + rest.slice(0, last));
    line = last > 0 ? rest.slice(last) : line + rest;
  }
  close();
  if (line !== '') parts.push(line);
  return parts;
}

/** What only follows from a conflict is settled with it, also where lines stand between them that all sides share. */
function joined(parts: readonly (string | Block)[]): (string | Block)[] {
  const result: (string | Block)[] = [];
  let open: Block | undefined;
  for (const part of parts) {
    if (open !== undefined) open = together(open, part);
    else if (typeof part !== 'string' && part.conflicts.length === 0) open = part;
    else result.push(part);
    if (open !== undefined && open.conflicts.length > 0) {
      result.push(open);
      open = undefined;
    }
  }
  if (open === undefined) return result;
  // Nothing follows: it goes with the conflict before it.
  const before = result.findLastIndex((part) => typeof part !== 'string');
  const all = [...result.slice(Math.max(before, 0)), open];
  const [first = open, ...rest] = all;
  const start: Block = typeof first === 'string' ? together({ ...nothing, conflicts: [] }, first) : first;
  return [...result.slice(0, Math.max(before, 0)), rest.reduce<Block>(together, start)];
}

const nothing: Sides = { ours: '', base: '', theirs: '' };

function together(block: Block, part: string | Block): Block {
  const next = typeof part === 'string' ? { ours: part, base: part, theirs: part, conflicts: [] } : part;
  return {
    ours: block.ours + next.ours,
    base: block.base + next.base,
    theirs: block.theirs + next.theirs,
    conflicts: [...block.conflicts, ...next.conflicts],
  };
}

/** Without the first and last lines that all sides share. */
function trimmed(block: Block): { head: string; block: Block; tail: string } {
  const [ours, base, theirs] = [lines(block.ours), lines(block.base), lines(block.theirs)];
  const least = Math.min(ours.length, base.length, theirs.length);
  let head = 0;
  while (head < least && ours[head] === base[head] && ours[head] === theirs[head]) head += 1;
  let tail = 0;
  const last = (of: string[]): string | undefined => of[of.length - 1 - tail];
  while (tail < least - head && last(ours) === last(base) && last(ours) === last(theirs)) tail += 1;
  const middle = (of: string[]): string => of.slice(head, of.length - tail).join('');
  return {
    head: ours.slice(0, head).join(''),
    block: { ...block, ours: middle(ours), base: middle(base), theirs: middle(theirs) },
    tail: ours.slice(ours.length - tail).join(''),
  };
}

/** As `git merge` with `merge.conflictStyle=diff3` writes it. The reason goes where Git has the label: it reads no further. */
function marked(block: Block, { labels, explain }: MergeOptions): string {
  const reasons = block.conflicts.flatMap(({ where }) => oneLine(explain?.({ where })) ?? []);
  const why = reasons.length === 0 ? '' : ` (${[...new Set(reasons)].join('; ')})`;
  return [
    `<<<<<<< ${labels.ours}\n`,
    ended(block.ours),
    `||||||| ${labels.base}\n`,
    ended(block.base),
    '=======\n',
    ended(block.theirs),
    `>>>>>>> ${labels.theirs}${why}\n`,
  ].join('');
}

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Each with its newline, so that joined they are the text again. */
export function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
