import { diff3Merge } from 'node-diff3';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { Token } from './model.js';
import type { Run, Side } from './runs.js';
import { printOf, tokensBetween } from './text.js';

const calls = new Set(['call_expression', 'invocation_expression']);
const accesses = new Set(['member_expression', 'member_access_expression']);

/** Fewer calls than this are no chain. */
const least = 3;

/** A stretch of a run: a call of a chain with the dot before it, or what is before, between and behind chains. */
export interface Link {
  readonly side: Side;
  /** From behind the link before it. */
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly print: string;
}

/** Merges two versions of a chain of calls, as builders are used: each call is a thing of its own. Undefined where that does not do. */
export function mergeChains(base: Run, ours: Run, theirs: Run): Link[] | undefined {
  const [was, mine, its] = [base, ours, theirs].map((run) => partsOf(run)) as [Part[], Part[], Part[]];
  if ([was, mine, its].some((parts) => parts.length <= least)) return undefined;
  const prints = (parts: readonly Part[]): string[] => parts.map(({ print }) => print);
  const merged = diff3Merge(prints(mine), prints(was), prints(its), { excludeFalseConflicts: true });
  if (merged.some(({ conflict }) => conflict !== undefined)) return undefined;
  const links: Link[] = [];
  let [nextMine, nextIts] = [0, 0];
  for (const print of merged.flatMap(({ ok }) => ok ?? [])) {
    const inMine = mine.findIndex((part, at) => at >= nextMine && part.print === print);
    const inIts = its.findIndex((part, at) => at >= nextIts && part.print === print);
    const part = mine[inMine] ?? its[inIts];
    if (part === undefined) return undefined;
    links.push({ side: inMine < 0 ? 'theirs' : 'ours', start: part.start, end: part.end });
    if (inMine >= 0) nextMine = inMine + 1;
    if (inIts >= 0) nextIts = inIts + 1;
  }
  return links;
}

function partsOf({ item, start, end }: Run): Part[] {
  const parts: Part[] = [];
  let tokens: Token[] = [];
  let from = start;
  let ends = -1;
  const close = (at: number): void => {
    if (tokens.length > 0) {
      parts.push({ start: from, end: at, print: printOf(tokens) });
    }
    tokens = [];
    from = at;
  };
  let reached = start;
  for (const token of tokensBetween(item.list.source.tokens, start, end)) {
    const call = calledBy(token.node);
    if (call !== undefined || (ends >= 0 && token.start >= ends && token.kind !== 'comment')) close(reached);
    if (call !== undefined) ends = call.end;
    else if (token.start >= ends) ends = token.kind === 'comment' ? ends : -1;
    tokens.push(token);
    reached = token.end;
  }
  close(reached);
  return parts;
}

/** The call of a chain that begins with this dot. */
function calledBy({ type, parent }: SyntaxNode): SyntaxNode | undefined {
  if ((type !== '.' && type !== '?.') || !accesses.has(parent?.type ?? '')) return undefined;
  const call = parent?.parent;
  return call !== undefined && calls.has(call.type) && call.child('function') === parent ? call : undefined;
}
