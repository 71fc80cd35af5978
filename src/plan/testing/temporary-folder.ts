import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A real, empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'mtls-pop-test-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes files (texts by path) below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Everything below a folder: a file by its text, a folder by `/` after its name, a link by its mark. */
export function tree(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (relative: string): void => {
    for (const name of readdirSync(path.join(folder, relative)).sort()) {
      const each = relative === '' ? name : `${relative}/${name}`;
      const stat = lstatSync(path.join(folder, each));
      if (stat.isDirectory()) {
        found[`${each}/`] = '';
        add(each);
      } else {
        found[each] = stat.isFile() ? readFileSync(path.join(folder, each), 'utf8') : '(link)';
      }
    }
  };
  add('');
  return found;
}
