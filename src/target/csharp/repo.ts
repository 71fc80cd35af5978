import path from 'node:path';
import type { XmlElement } from '@rgrove/parse-xml';
import type { Disk } from '../../disk/disk.js';
import { rootElement } from '../../markup/xml.js';

/** A repo that is looked at: files are read once, and nothing above its border is. Paths are absolute unless said otherwise. */
export class Repo {
  readonly #texts = new Map<string, string | undefined>();
  readonly #elements = new Map<string, XmlElement>();
  /** The folder of git's work tree; where there is none, the root. */
  readonly border: string;

  constructor(
    readonly disk: Disk,
    readonly root: string,
  ) {
    this.border = parents(root).find((folder) => disk.entry(path.join(folder, '.git')) !== undefined) ?? root;
  }

  /** Text of a file, or undefined where there is none. */
  text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      const isThere = this.disk.entry(file) !== undefined && !this.isFolder(file);
      this.#texts.set(file, isThere ? this.disk.read(file).toString('utf8') : undefined);
    }
    return this.#texts.get(file);
  }

  /** @throws {Problem} `xml-invalid` */
  xml(file: string): XmlElement | undefined {
    const known = this.#elements.get(file);
    if (known !== undefined) return known;
    const text = this.text(file);
    if (text === undefined) return undefined;
    const element = rootElement(text, this.relative(file));
    this.#elements.set(file, element);
    return element;
  }

  /** Names in a folder, sorted; none where there is no such folder. */
  names(folder: string): string[] {
    return this.isFolder(folder) ? this.disk.list(folder).sort() : [];
  }

  /** Links are not followed: what they lead to is another's. */
  isFolder(entry: string): boolean {
    return this.disk.entry(entry)?.kind === 'folder';
  }

  /** The nearest file of that name in a folder or above it, as MSBuild and the SDK look for theirs. */
  above(name: string, folder: string): string | undefined {
    for (const each of parents(folder)) {
      if (!this.isInside(each)) return undefined;
      const file = path.join(each, name);
      if (this.text(file) !== undefined) return file;
    }
    return undefined;
  }

  isInside(file: string): boolean {
    const relative = path.relative(this.border, file);
    return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  }

  /** As people and plans name it: relative to the root, `/`-separated. */
  relative(file: string): string {
    return path.relative(this.root, file).split(path.sep).join('/');
  }

  /** A path as a project or solution file writes it, from the folder of that file. */
  resolve(folder: string, written: string): string {
    return path.resolve(folder, written.replaceAll('\\', '/'));
  }
}

/** A folder and all above it. */
function parents(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...parents(above)];
}
