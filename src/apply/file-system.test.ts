import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../plan/testing/temporary-folder.js';
import { nodeFileSystem, type FileSystem } from './file-system.js';
import { MemoryFileSystem } from './testing/memory-file-system.js';

const systems: [string, () => { fs: FileSystem; folder: string }][] = [
  ['the disk', () => ({ fs: nodeFileSystem, folder: temporaryFolder() })],
  [
    'the disk in memory',
    () => {
      const fs = new MemoryFileSystem();
      const folder = path.resolve('/work');
      fs.makeFolder(folder);
      return { fs, folder };
    },
  ],
];

describe.each(systems)('%s', (_name, make) => {
  it('makes, lists and removes folders', () => {
    const { fs, folder } = make();
    const inner = path.join(folder, 'inner');
    fs.makeFolder(inner);
    expect(fs.list(folder)).toEqual(['inner']);
    expect(fs.entry(inner)?.kind).toBe('folder');
    expect(() => {
      fs.makeFolder(inner);
    }).toThrow(/EEXIST/);
    fs.writeNew(path.join(inner, 'a'), '');
    expect(() => {
      fs.removeFolder(inner);
    }).toThrow(/ENOTEMPTY/);
    fs.remove(path.join(inner, 'a'));
    fs.removeFolder(inner);
    expect(fs.entry(inner)).toBeUndefined();
    expect(() => {
      fs.makeFolder(path.join(inner, 'deeper'));
    }).toThrow(/ENOENT/);
  });

  it('writes only new files, and with the mode that was asked for', () => {
    const { fs, folder } = make();
    const file = path.join(folder, 'file');
    fs.writeNew(file, 'text', 0o600);
    expect(fs.read(file).toString()).toBe('text');
    expect(fs.entry(file)).toMatchObject({ kind: 'file', size: 4 });
    if (process.platform !== 'win32') expect(fs.entry(file)?.mode).toBe(0o600);
    expect(() => {
      fs.writeNew(file, 'other');
    }).toThrow(/EEXIST/);
    expect(fs.entry(path.join(file, 'below'))).toBeUndefined();
  });

  it('renames over files, moves folders whole, and never over what is in a folder', () => {
    const { fs, folder } = make();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(folder, name)) as [string, string, string];
    fs.writeNew(a, 'A');
    fs.writeNew(b, 'B');
    fs.rename(a, b);
    expect(fs.entry(a)).toBeUndefined();
    expect(fs.read(b).toString()).toBe('A');
    for (const each of [a, c]) {
      fs.makeFolder(each);
      fs.writeNew(path.join(each, 'inner'), each);
    }
    expect(() => {
      fs.rename(a, c);
    }).toThrow(/ENOTEMPTY|EEXIST|EPERM/);
    fs.rename(a, path.join(c, 'moved'));
    expect(fs.read(path.join(c, 'moved', 'inner')).toString()).toBe(a);
    expect(() => {
      fs.rename(a, b);
    }).toThrow(/ENOENT/);
  });

  it('keeps a duplicate when what it came from is replaced', () => {
    const { fs, folder } = make();
    const [file, copy, other] = ['file', 'copy', 'other'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    fs.writeNew(file, 'before');
    fs.duplicate(file, copy);
    fs.writeNew(other, 'after');
    fs.rename(other, file);
    expect(fs.read(copy).toString()).toBe('before');
    fs.rename(copy, file);
    expect(fs.read(file).toString()).toBe('before');
    expect(fs.list(folder)).toEqual(['file']);
  });
});
