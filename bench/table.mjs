// @ts-check
/** @typedef {[what: string, measured: string, goal: string, acceptable: string]} Row */

/**
 * @param {Row[]} rows
 * @returns {string} for people
 */
export function table(rows) {
  const head = ['what', 'measured', 'goal', 'acceptable'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** @param {{ ratio: number, milliseconds: number }} measured */
export const ratio = ({ ratio: times, milliseconds }) =>
  `${times.toFixed(2)}x (${milliseconds.toFixed(0)} ms)`;
