import type { Entry, ListTriple } from './entries.js';
import type { Item, List } from './model.js';
import { reindent, type Placing } from './place.js';
import { isClash, type Placed } from './sequence.js';
import type { Styles } from './style.js';
import { lineIndent } from './text.js';

/** How a merged list is laid out: as that of ours, or as that of theirs where ours has nothing to go by. */
export class Layout {
  readonly open: string;
  /** What stands before the closing delimiter, and itself. */
  readonly close: string;
  readonly isMultiline: boolean;
  /** Of the lines that its items begin on. */
  readonly indent: string;
  readonly #model: List;
  readonly #frame: List;

  /** @param outer the indentation of the line that the list begins on */
  constructor(triple: ListTriple, sequence: readonly Placed[], outer: string, styles: Styles) {
    const { ours, theirs } = triple;
    const frame = ours ?? theirs;
    if (frame === undefined) throw new Error('A list is in no text.');
    const isChanged = sequence.some((placed) => isClash(placed) || placed.ours?.list !== ours);
    const breaksUp = theirs !== undefined && isMultiline(theirs) && isChanged && !isMultiline(frame);
    const model = theirs !== undefined && (frame.items.length === 0 || breaksUp) ? theirs : frame;
    const placing: Placing = {
      from: model.owner?.indent ?? '',
      to: outer,
      style: model === ours ? styles.ours : styles.theirs,
      target: styles.ours,
    };
    const { text } = frame.source;
    this.#model = model;
    this.#frame = frame;
    this.isMultiline = isMultiline(model);
    const broken = model.items.find(({ breaks }) => breaks > 0);
    this.indent = this.isMultiline && broken !== undefined ? reindent(broken.indent, placing) : outer;
    this.open = text.slice(frame.start, frame.innerStart);
    this.close = this.#closing(sequence, placing) + text.slice(frame.innerEnd, frame.end);
  }

  gapBefore(placed: Placed, previous: Placed | undefined): string {
    const item = this.#shown(placed);
    const list = item.list;
    const at = list.items.indexOf(item);
    const before = list.items[at - 1];
    if (previous === undefined) return this.#firstGap(item, at === 0);
    const followed = before !== undefined && before === this.#shown(previous, item.list);
    if (!this.isMultiline) return followed ? rawGap(list, before, item) : ' ';
    let { breaks } = at === 0 ? (list.items[1] ?? { breaks: 1 }) : item;
    if (breaks === 0 && followed && !isClash(placed) && list === this.#model)
      return rawGap(list, before, item);
    breaks = Math.max(breaks, 1);
    return '\n'.repeat(breaks) + this.indent;
  }

  /** What stands between this item and the next, or behind the last one. */
  separatorOf(isLast: boolean): string {
    const { separator, hasTrailingSeparator } = this.#model;
    return isLast && !(this.isMultiline && hasTrailingSeparator) ? '' : separator;
  }

  #shown(placed: Placed, within?: List): Item {
    const entry = isClash(placed) ? placed.clash[0] : placed;
    const { ours, theirs } = entry ?? ({} as Partial<Entry>);
    const item = [ours, theirs].find((each) => each?.list === (within ?? this.#frame)) ?? theirs ?? ours;
    if (item === undefined) throw new Error('Nothing is placed.');
    return item;
  }

  #firstGap(item: Item, wasFirst: boolean): string {
    const { text } = this.#model.source;
    if (this.#frame.form === 'file') return wasFirst ? item.list.source.text.slice(0, item.leadStart) : '';
    const isAsThere = wasFirst && item.list === this.#model;
    if (this.isMultiline && !(isAsThere && item.breaks === 0)) {
      return '\n'.repeat(isAsThere ? item.breaks : 1) + this.indent;
    }
    const first = this.#model.items[0];
    return first === undefined ? '' : text.slice(this.#model.innerStart, first.leadStart);
  }

  #closing(sequence: readonly Placed[], placing: Placing): string {
    const { text } = this.#model.source;
    const last = this.#model.items.at(-1);
    if (sequence.length === 0 && last !== undefined && !this.isMultiline) return '';
    const gap =
      /\s*$/.exec(text.slice(last?.trailEnd ?? this.#model.innerStart, this.#model.innerEnd))?.[0] ?? '';
    if (this.#model.form === 'file' || !gap.includes('\n') || this.#model.innerEnd === this.#model.end)
      return gap;
    return `\n${reindent(lineIndent(text, this.#model.innerEnd), placing)}`;
  }
}

function isMultiline({ items, form }: List): boolean {
  return form === 'file' || items.some(({ breaks }) => breaks > 0);
}

/** The white space between two items that follow each other, without the separator. */
function rawGap({ source }: List, before: Item, item: Item): string {
  return source.text.slice(before.trailEnd, item.leadStart).replace(/^\s*,/, '');
}
