import { ts } from 'ts-morph';
import { isOptional, type HoleName } from '../../render/holes.js';
import type { Segment } from '../../render/segments.js';
import { marksIn } from '../marks.js';
import { TemplateError } from '../template-error.js';

/** A piece of a text that is not always there, or that becomes a value. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly make: () => Segment;
}

/**
 * Cuts a formatted TypeScript text at its marked string literals. A property whose value is an optional hole becomes a group
 * with its comments; so does the content of an object that has nothing else, so that `{}` is left of it.
 */
export function cutTypeScript(path: string, text: string): readonly Segment[] {
  if (marksIn(text).length === 0) {
    return [text];
  }
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const cutRange = (start: number, end: number, pieces: readonly Piece[]): readonly Segment[] => {
    const segments: Segment[] = [];
    let position = start;
    for (const piece of pieces.filter((candidate) => candidate.start >= start && candidate.end <= end)) {
      segments.push(text.slice(position, piece.start), piece.make());
      position = piece.end;
    }
    return [...segments, text.slice(position, end)].filter((segment) => segment !== '');
  };

  const literals: Piece[] = marksIn(text).map(({ start, end, name }) => ({
    start: start - 1,
    end: end + 1,
    make: () => ({ hole: name, as: 'typescript-string' }),
  }));
  const properties: Piece[] = [];
  const objects: Piece[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const optional = node.properties.flatMap((property) => optionalProperty(path, property) ?? []);
      for (const { start, end, hole } of optional) {
        properties.push({
          start,
          end,
          make: () => ({ ifAny: [hole], segments: cutRange(start, end, literals) }),
        });
      }
      if (optional.length > 0 && optional.length === node.properties.length) {
        const [start, end] = [node.getStart() + 1, node.end - 1];
        const ifAny = optional.map(({ hole }) => hole);
        objects.push({ start, end, make: () => ({ ifAny, segments: cutRange(start, end, properties) }) });
      }
    }
    node.forEachChild(visit);
  };
  visit(file);
  return cutRange(0, text.length, outermost([...objects, ...properties, ...literals]));
}

interface OptionalProperty {
  readonly start: number;
  readonly end: number;
  readonly hole: HoleName;
}

function optionalProperty(path: string, property: ts.ObjectLiteralElementLike): OptionalProperty | undefined {
  if (!ts.isPropertyAssignment(property)) {
    return undefined;
  }
  const [found] = ts.isStringLiteral(property.initializer) ? marksIn(property.initializer.text) : [];
  if (found === undefined || !isOptional(found.name)) {
    return undefined;
  }
  const text = property.getSourceFile().text;
  const first = ts.getLeadingCommentRanges(text, property.pos)?.[0]?.pos ?? property.getStart();
  const start = text.lastIndexOf('\n', first) + 1;
  const end = text.indexOf('\n', property.end) + 1;
  const alone =
    text.slice(start, first).trim() === '' && /^,?[^\S\n]*(\/\/.*)?\n$/.test(text.slice(property.end, end));
  if (!alone) {
    const { line } = property.getSourceFile().getLineAndCharacterOfPosition(property.getStart());
    throw new TemplateError(
      path,
      line + 1,
      `${found.name} may be unanswered: its property needs a line of its own.`,
    );
  }
  return { start, end, hole: found.name };
}

function outermost(pieces: readonly Piece[]): readonly Piece[] {
  return pieces
    .filter(
      (piece) =>
        !pieces.some((other) => other !== piece && other.start <= piece.start && other.end >= piece.end),
    )
    .sort((a, b) => a.start - b.start);
}
