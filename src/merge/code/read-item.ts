import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { Identity, Item, List } from './model.js';
import { lineIndent, printOf, tokensBetween } from './text.js';

type Bounds = Pick<Item, 'start' | 'end' | 'leadStart' | 'trailStart' | 'trailEnd'>;

/** An item as it is read. What it says is put together when it is first asked for: of most items nobody asks it. */
export class ReadItem implements Item {
  readonly kind: string;
  readonly name?: string;
  readonly key?: string;
  readonly loose: boolean;
  readonly start: number;
  readonly end: number;
  readonly leadStart: number;
  readonly trailStart: number;
  readonly trailEnd: number;
  readonly breaks: number;
  readonly indent: string;
  readonly ownLines: boolean;
  readonly lists: List[] = [];
  #print: string | undefined;
  #lead: string | undefined;
  #trail: string | undefined;
  #whole: string | undefined;

  /** @param before where what stands before it ends */
  constructor(
    { kind, name, key, loose }: Identity,
    readonly list: List,
    readonly node: SyntaxNode,
    { start, end, leadStart, trailStart, trailEnd }: Bounds,
    before: number,
  ) {
    const { text } = list.source;
    this.kind = kind;
    if (name !== undefined) this.name = name;
    if (key !== undefined) this.key = key;
    this.loose = loose;
    this.start = start;
    this.end = end;
    this.leadStart = leadStart;
    this.trailStart = trailStart;
    this.trailEnd = trailEnd;
    this.breaks = countBreaks(text, before, leadStart);
    this.indent = lineIndent(text, leadStart);
    this.ownLines = standsAlone(text, leadStart, trailEnd);
  }

  get print(): string {
    return (this.#print ??= this.#printOf(this.start, this.end));
  }

  get lead(): string {
    return (this.#lead ??= this.#printOf(this.leadStart, this.start));
  }

  get trail(): string {
    return (this.#trail ??= this.#printOf(this.trailStart, this.trailEnd));
  }

  get whole(): string {
    return (this.#whole ??= [this.lead, this.print, this.trail].join('\u0002'));
  }

  #printOf(from: number, to: number): string {
    return from === to ? '' : printOf(tokensBetween(this.list.source.tokens, from, to));
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before -= 1;
  if (before >= 0 && text[before] !== '\n') return false;
  return /^[^\S\n]*,?[^\S\n]*(?:\n|$)/.test(text.slice(end));
}

function countBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
