import type { Node } from 'ts-morph';
import { ts } from 'ts-morph';
import type { Edit } from './edits.js';

/**
 * Where a node begins together with its own comment block: the comments that stand directly above it, without a blank line
 * between.
 */
export function startWithComments(node: Node): number {
  const text = node.getSourceFile().getFullText();
  const comments = ts.getLeadingCommentRanges(text, node.getPos()) ?? [];
  let start = node.getStart(false);
  for (const { pos, end } of comments.toReversed()) {
    if (blankLine.test(text.slice(end, start))) {
      break;
    }
    start = pos;
  }
  return start;
}

/** A separator, and a comment that ends the line. */
const behind = /^(?:[^\S\n]*[,;])?(?:[^\S\n]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/)(?=\n|$))?/;

const blankLine = /\n[^\S\n]*\n/;

/**
 * Drops a node with its comment block, the separator behind it, and a comment on the same line; whole lines where nothing
 * else stands on them, so that no blank line is left.
 */
export function dropNode(node: Node): Edit {
  const text = node.getSourceFile().getFullText();
  const rest = behind.exec(text.slice(node.getEnd()));
  return wholeLines(text, {
    start: startWithComments(node),
    end: node.getEnd() + (rest?.[0].length ?? 0),
    text: '',
  });
}

/** Widens a range to the lines that it fills. */
export function wholeLines(text: string, edit: Edit): Edit {
  const lineStart = text.lastIndexOf('\n', edit.start - 1) + 1;
  const fills = text.slice(lineStart, edit.start).trim() === '' && text[edit.end] === '\n';
  return fills ? { ...edit, start: lineStart, end: edit.end + 1 } : edit;
}
