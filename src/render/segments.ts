import { deflateStream, storedBlocks } from './deflate.js';
import { escapes, type Place } from './escape/places.js';
import type { HoleName, HoleValues } from './holes.js';

/**
 * A template's text, cut at its holes when the tool was built:
 *
 * - a string stands as it is
 * - a hole becomes its value, escaped for the place; `otherwise` (already escaped) where an optional one is not answered
 * - a group stands if at least one of `ifAny` is answered
 */
export type Segment = string | HoleSegment | GroupSegment;

export interface HoleSegment {
  readonly hole: HoleName;
  readonly as: Place;
  readonly otherwise?: string;
}

export interface GroupSegment {
  readonly ifAny: readonly HoleName[];
  readonly segments: readonly Segment[];
}

/** A part of a filled text: from an answer, or the template's n-th string, counted through all groups. */
interface Part {
  readonly text: string;
  readonly string?: number;
}

/** The text with every hole filled. */
export function fill(segments: readonly Segment[], values: HoleValues): string {
  return partsOf(segments, values)
    .map(({ text }) => text)
    .join('');
}

/**
 * The text with every hole filled, and its deflate in base64.
 *
 * @param packed for each string among the segments its deflate, as {@link stringsOf} orders them
 */
export function fillPacked(
  segments: readonly Segment[],
  packed: readonly string[],
  values: HoleValues,
): { text: string; packed: string } {
  const parts = partsOf(segments, values);
  const blocks = parts.map(({ text, string }) =>
    string === undefined
      ? storedBlocks(Buffer.from(text))
      : Buffer.from(packed[string] ?? missing(string), 'base64'),
  );
  return { text: parts.map(({ text }) => text).join(''), packed: deflateStream(blocks) };
}

/** The strings among segments, those in groups too. */
export function stringsOf(segments: readonly Segment[]): readonly string[] {
  return segments.flatMap((segment) => {
    if (typeof segment === 'string') {
      return [segment];
    }
    return 'segments' in segment ? stringsOf(segment.segments) : [];
  });
}

function partsOf(segments: readonly Segment[], values: HoleValues, first = 0): readonly Part[] {
  const parts: Part[] = [];
  let string = first;
  for (const segment of segments) {
    if (typeof segment === 'string') {
      parts.push({ text: segment, string });
      string += 1;
    } else if ('hole' in segment) {
      parts.push({ text: fillHole(segment, values) });
    } else {
      if (segment.ifAny.some((hole) => values(hole) !== undefined)) {
        parts.push(...partsOf(segment.segments, values, string));
      }
      string += stringsOf(segment.segments).length;
    }
  }
  return parts;
}

function fillHole({ hole, as, otherwise }: HoleSegment, values: HoleValues): string {
  const value = values(hole);
  if (value !== undefined) {
    return escapes[as](value);
  }
  if (otherwise === undefined) {
    throw new Error(`The hole ${hole} has no value, and its template does not say what stands there then.`);
  }
  return otherwise;
}

function missing(string: number): never {
  throw new Error(`The template's string ${string} has no packed form: run npm run build.`);
}
