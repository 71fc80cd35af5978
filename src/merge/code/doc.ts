import type { Conflict, MergeOptions } from '../contract.js';

/** What stands in one place when two want different things. Each text is of whole lines, without the last line's end. */
export interface ConflictPiece {
  readonly where: string;
  readonly kind: Conflict['kind'];
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

/** A text with conflicts in it. */
export type Doc = readonly (string | ConflictPiece)[];

export interface Written {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

/** Writes a document down, with each conflict as the options want it. */
export function writeDoc(doc: Doc, options: MergeOptions): Written {
  let text = '';
  const conflicts: Conflict[] = [];
  for (const [at, piece] of doc.entries()) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    text = text.replace(/[ \t]+$/, '');
    const moved = piece.kind === 'deleted-by-ours' ? options.elsewhere?.(piece.base) : undefined;
    const block = blockOf(piece, options, moved);
    const line = text.split('\n').length;
    conflicts.push(
      moved === undefined
        ? { where: piece.where, kind: piece.kind, line }
        : { where: `${piece.where}, in ${moved} now`, kind: 'split', line },
    );
    if (block === '') {
      text = text.replace(/\n+$/, '');
      continue;
    }
    text += block;
    const next = doc[at + 1];
    if (typeof next === 'string' && !next.startsWith('\n')) text += '\n';
  }
  return { text, conflicts };
}

function blockOf(
  piece: ConflictPiece,
  { labels, onConflict, explain }: MergeOptions,
  moved: string | undefined,
): string {
  if (onConflict === 'ours') return piece.ours;
  if (onConflict === 'theirs') return piece.theirs;
  const said = explain?.({ where: piece.where })?.replaceAll(/\s+/g, ' ').trim();
  const why = [moved === undefined ? '' : `in ${moved} now`, said ?? '']
    .filter((each) => each !== '')
    .join('; ');
  return [
    `<<<<<<< ${labels.ours}`,
    ...lines(piece.ours),
    `||||||| ${labels.base}`,
    ...lines(piece.base),
    '=======',
    ...lines(piece.theirs),
    `>>>>>>> ${labels.theirs}${why === '' ? '' : ` // ${why}`}`,
  ].join('\n');
}

const lines = (text: string): string[] => (text === '' ? [] : [text]);
