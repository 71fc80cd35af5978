import type { Refusal } from './refusal.js';

/** Lines that git, and other tools after it, leave where both sides of a merge changed something. */
const markers = /^(?:<{7} |={7}\r?$|>{7} )/m;

/** Why the bytes of a file are no text that can be edited; undefined for one that can. */
export function whyNoText(bytes: Buffer): Omit<Refusal, 'path'> | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { code: 'not-utf8', why: 'is not UTF-8, and would not stay as it is' };
  }
  return hasMergeMarkers(text)
    ? { code: 'merge-markers', why: 'holds the markers of a merge that is not finished' }
    : undefined;
}

/** Whether both ends of a conflict are there: a line of equals signs alone may underline a heading. */
export function hasMergeMarkers(text: string): boolean {
  return markers.test(text) && /^<{7} /m.test(text) && /^>{7} /m.test(text);
}
