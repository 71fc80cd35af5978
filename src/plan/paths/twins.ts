/**
 * One spelling for all names that some file system takes for the same: those that ignore case (NTFS, APFS) and those that
 * ignore how an accented letter is composed (APFS, HFS+).
 */
export function fold(name: string): string {
  if (/^[ -~]*$/.test(name)) return name.toUpperCase();
  return name.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
}

export interface Clash {
  readonly path: string;
  /** The other path or the folder that it collides with. */
  readonly with: string;
  readonly why: string;
}

/** Paths that cannot stand beside each other everywhere: twins in case or Unicode form, and a file where others need a folder. */
export function clashes(paths: readonly string[]): Clash[] {
  const known = new Map<string, { spelling: string; isFile: boolean }>();
  const found: Clash[] = [];
  for (const path of paths) {
    for (let end = 0; end < path.length;) {
      const next = path.indexOf('/', end + 1);
      end = next === -1 ? path.length : next;
      const spelling = path.slice(0, end);
      const isFile = next === -1;
      const folded = fold(spelling);
      const other = known.get(folded);
      if (other === undefined) {
        known.set(folded, { spelling, isFile });
      } else if (other.spelling !== spelling) {
        found.push({ path, with: other.spelling, why: 'differ only in case or in Unicode form' });
        break;
      } else if (other.isFile || isFile) {
        found.push({
          path,
          with: spelling,
          why: other.isFile && isFile ? 'are one path' : 'are a file and a folder',
        });
        break;
      }
    }
  }
  return found;
}
