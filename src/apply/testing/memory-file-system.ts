import path from 'node:path';
import type { FileSystem } from '../file-system.js';

type Node =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly data: Buffer; readonly mode: number; readonly modified: number };

/**
 * A disk in memory, for tests that try thousands of faults. `file-system.test.ts` holds it to the same behaviour as the real
 * one. Files and folders only.
 */
export class MemoryFileSystem implements FileSystem {
  readonly #nodes = new Map<string, Node>([[path.resolve('/'), { kind: 'folder' }]]);

  /** A disk of its own with the same on it. */
  copy(): MemoryFileSystem {
    const copy = new MemoryFileSystem();
    for (const [at, node] of this.#nodes) copy.#nodes.set(at, node);
    return copy;
  }

  entry(at: string): ReturnType<FileSystem['entry']> {
    const node = this.#nodes.get(at);
    if (node === undefined) return undefined;
    const owner = process.getuid?.() ?? 0;
    return node.kind === 'folder'
      ? { kind: 'folder', size: 0, mode: 0o755, owner, modified: 0 }
      : { kind: 'file', size: node.data.length, mode: node.mode, owner, modified: node.modified };
  }

  read(at: string): Buffer {
    return this.#file(at).data;
  }

  list(folder: string): string[] {
    if (this.#existing(folder).kind !== 'folder') throw failed('ENOTDIR', folder);
    const { length } = path.join(folder, path.sep);
    const names = this.#below(folder).map((each) => each.slice(length));
    return names.filter((name) => !name.includes(path.sep));
  }

  realPath(at: string): string {
    this.#existing(at);
    return at;
  }

  makeFolder(at: string): void {
    this.#add(at, { kind: 'folder' });
  }

  writeNew(at: string, data: string | Uint8Array, mode = 0o644): void {
    this.#add(at, { kind: 'file', data: Buffer.from(data), mode, modified: Date.now() });
  }

  duplicate(file: string, to: string): void {
    this.#add(to, this.#file(file));
  }

  rename(from: string, to: string): void {
    const moved = this.#existing(from);
    this.#requireParent(to);
    const replaced = this.#nodes.get(to);
    if (replaced?.kind === 'folder' && (moved.kind === 'file' || this.#below(to).length > 0)) {
      throw failed(moved.kind === 'file' ? 'EISDIR' : 'ENOTEMPTY', to);
    }
    if (replaced?.kind === 'file' && moved.kind === 'folder') throw failed('ENOTDIR', to);
    for (const each of [from, ...this.#below(from)]) {
      const node = this.#existing(each);
      this.#nodes.delete(each);
      this.#nodes.set(path.join(to, path.relative(from, each)), node);
    }
  }

  remove(file: string): void {
    this.#file(file);
    this.#nodes.delete(file);
  }

  removeFolder(folder: string): void {
    if (this.#existing(folder).kind !== 'folder') throw failed('ENOTDIR', folder);
    if (this.#below(folder).length > 0) throw failed('ENOTEMPTY', folder);
    this.#nodes.delete(folder);
  }

  /** Everything below a folder: a file by its mode and text, a folder by `/` after its name. */
  tree(folder: string): Record<string, string> {
    const { length } = path.join(folder, path.sep);
    const shown = this.#below(folder).map((each): [string, string] => {
      const name = each.slice(length).replaceAll(path.sep, '/');
      const node = this.#existing(each);
      return node.kind === 'folder'
        ? [`${name}/`, '']
        : [name, `${node.mode.toString(8)} ${node.data.toString()}`];
    });
    return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #add(at: string, node: Node): void {
    this.#requireParent(at);
    if (this.#nodes.has(at)) throw failed('EEXIST', at);
    this.#nodes.set(at, node);
  }

  #requireParent(at: string): void {
    if (this.#existing(path.dirname(at)).kind !== 'folder') throw failed('ENOTDIR', at);
  }

  #below(folder: string): string[] {
    const within = path.join(folder, path.sep);
    return [...this.#nodes.keys()].filter((each) => each !== folder && each.startsWith(within));
  }

  #existing(at: string): Node {
    const node = this.#nodes.get(at);
    if (node === undefined) throw failed('ENOENT', at);
    return node;
  }

  #file(at: string): Extract<Node, { kind: 'file' }> {
    const node = this.#existing(at);
    if (node.kind !== 'file') throw failed('EISDIR', at);
    return node;
  }
}

function failed(code: string, at: string): Error {
  return Object.assign(new Error(`${code}: ${at}`), { code });
}
