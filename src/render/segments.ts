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

/** The text with every hole filled. */
export function fill(segments: readonly Segment[], values: HoleValues): string {
  let text = '';
  for (const segment of segments) {
    if (typeof segment === 'string') {
      text += segment;
    } else if ('hole' in segment) {
      text += fillHole(segment, values);
    } else if (segment.ifAny.some((hole) => values(hole) !== undefined)) {
      text += fill(segment.segments, values);
    }
  }
  return text;
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
