import { lockFileName } from '../lock/entry.js';
import type { Change, Plan } from '../plan.js';
import { plain, type Palette } from './palette.js';

/**
 * A plan as a unified diff that `git apply` and `patch -p1` take; empty where nothing would change. Of files that are not for
 * people (the lock file, binary ones) it only says that they change.
 */
export async function planDiff(plan: Plan, palette: Palette = plain): Promise<string> {
  const changed = plan.changes.filter((change) => change.action !== 'keep');
  if (changed.length === 0) return '';
  const { createTwoFilesPatch } = await import('diff');
  const patches = changed.map((change) => {
    const { path } = change;
    const { before, after } = sides(change);
    const from = before === undefined ? '/dev/null' : `a/${path}`;
    const to = after === undefined ? '/dev/null' : `b/${path}`;
    if (path === lockFileName || isBinary(before) || isBinary(after)) return `Not shown: ${from} ${to}\n`;
    return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
      headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
    });
  });
  return paint(patches.join(''), palette);
}

function sides(change: Exclude<Change, { action: 'keep' }>): { before?: string; after?: string } {
  switch (change.action) {
    case 'create':
      return { after: change.after };
    case 'delete':
      return { before: change.before };
    case 'modify':
    case 'conflict':
      return { before: change.before, after: change.after };
  }
}

/** Bytes that are no text were decoded to U+FFFD. */
function isBinary(text: string | undefined): boolean {
  return text !== undefined && /[\0\ufffd]/.test(text);
}

function paint(diff: string, palette: Palette): string {
  if (palette === plain) return diff;
  return diff
    .split('\n')
    .map((line) => {
      if (/^(?:--- |\+\+\+ |Not shown: )/.test(line)) return palette.bold(line);
      if (line.startsWith('@@')) return palette.cyan(line);
      if (line.startsWith('+')) return palette.green(line);
      if (line.startsWith('-')) return palette.red(line);
      return line;
    })
    .join('\n');
}
