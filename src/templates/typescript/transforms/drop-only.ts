import { Node } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { dropNode, wholeLines } from '../node-range.js';
import { onlyDirectives, type OnlyDirective } from '../only-directives.js';

/** Drops what does not exist in the variant, and every `// @only`. */
export const dropOnly: Transform = (file, variant) =>
  onlyDirectives(file).map((directive) =>
    directive.condition.holds(variant) || Node.isSourceFile(directive.node)
      ? wholeLines(file.getFullText(), { start: directive.start, end: directive.end, text: '' })
      : drop(directive),
  );

function drop({ start, node }: OnlyDirective): Edit {
  const edit = dropNode(node);
  // The comments of a union's constituent stand in front of its bar.
  return Node.isUnionTypeNode(node.getParent())
    ? wholeLines(node.getSourceFile().getFullText(), { ...edit, start: Math.min(start, edit.start) })
    : edit;
}
