export interface NumberedLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/**
 * Leaves out git's conflict markers, and with `merge.conflictStyle=diff3` the old side between them. Each line of a lock file
 * stands for itself, so both sides can be read as one file; readers judge whether they contradict each other.
 */
export function withoutMergeMarkers(lines: readonly string[]): NumberedLine[] {
  const kept: NumberedLine[] = [];
  let inOldSide = false;
  for (const [index, text] of lines.entries()) {
    if (/^\|{7}(?: |$)/.test(text)) {
      inOldSide = true;
    } else if (text === '=======') {
      inOldSide = false;
    } else if (!inOldSide && !/^(?:<{7}|>{7})(?: |$)/.test(text)) {
      kept.push({ text, number: index + 1 });
    }
  }
  return kept;
}
