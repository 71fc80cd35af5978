import type { Area, Draft, Tree, TreeNode } from './tree.js';

interface Inside {
  readonly start: number;
  /** Of the area; where it is not given, the end of the last chunk. */
  readonly end?: number;
  readonly separator?: ',' | '';
  readonly wrap?: { readonly before: string; readonly after: string };
}

/** Cuts the inside of a container into chunks, one a child, so that all of the text but the last bit belongs to one of them. */
export function tile(text: string, drafts: readonly Draft[], inside: Inside, comment: RegExp): Area {
  const { start, separator = '', wrap } = inside;
  const head = endOfLine(text, start, comment);
  let at = head;
  const items = unique(drafts).map((draft): TreeNode => {
    const comma = separator === '' ? undefined : separatorAfter(text, draft.end, separator, comment);
    const chunk = {
      start: at,
      end: endOfLine(text, comma === undefined ? draft.end : comma + 1, comment),
    };
    at = chunk.end;
    return { ...draft, chunk, comma, comments: commentsIn(text.slice(chunk.start, draft.start), comment) };
  });
  return { start, end: inside.end ?? at, head, separator, items, ...(wrap !== undefined && { wrap }) };
}

/** The tree of a whole text: what stands in it, from `start`, are the children of a root without a name. */
export function treeOf(text: string, drafts: readonly Draft[], start: number, comment: RegExp): Tree {
  const whole = { start: 0, end: text.length };
  return {
    text,
    root: {
      ...whole,
      key: '',
      label: '',
      kind: 'document',
      value: drafts.map(({ value }) => value).join('\n'),
      areas: [tile(text, drafts, { start, end: text.length }, comment)],
      chunk: whole,
      comma: undefined,
      comments: '',
    },
  };
}

/** Each comment of a text on lines of its own, without indentation. */
export function commentsIn(text: string, comment: RegExp): string {
  return (text.match(patternsOf(comment).all) ?? [])
    .map((each) => each.replace(/\n\s*/g, '\n').trimEnd())
    .join('\n');
}

/** What stands twice is two nodes: the second of a key has a key of its own. */
function unique(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const count = (seen.get(draft.key) ?? 0) + 1;
    seen.set(draft.key, count);
    return count === 1 ? draft : { ...draft, key: `${draft.key}\0${count}` };
  });
}

/** Behind the comments that end the line, or `from` where something else follows. */
function endOfLine(text: string, from: number, comment: RegExp): number {
  const rest = patternsOf(comment).sameLine;
  rest.lastIndex = from;
  const end = from + (rest.exec(text)?.[0].length ?? 0);
  return text.slice(from, end).includes('\n') || !isLineEnd(text, end) ? from : end;
}

function isLineEnd(text: string, at: number): boolean {
  blank.lastIndex = at;
  return blank.test(text);
}

const blank = /[^\S\n]*(?:\n|$)/y;

function separatorAfter(text: string, from: number, separator: string, comment: RegExp): number | undefined {
  const { between } = patternsOf(comment);
  between.lastIndex = from;
  const at = from + (between.exec(text)?.[0].length ?? 0);
  return text[at] === separator ? at : undefined;
}

interface Patterns {
  readonly all: RegExp;
  readonly sameLine: RegExp;
  readonly between: RegExp;
}

const patterns = new WeakMap<RegExp, Patterns>();

function patternsOf(comment: RegExp): Patterns {
  const known = patterns.get(comment) ?? {
    all: new RegExp(comment.source, 'g'),
    sameLine: new RegExp(String.raw`(?:[^\S\n]*(?:${comment.source}))+`, 'y'),
    between: new RegExp(String.raw`(?:\s|${comment.source})*`, 'y'),
  };
  patterns.set(comment, known);
  return known;
}
