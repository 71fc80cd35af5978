import path from 'node:path';
import { nodeDisk } from '../disk/disk.js';
import { exists, namesIn } from './files.js';

/** What may be a C# root: a solution, or a project. */
const ofCSharp = /\.(?:slnx?|csproj)$/i;
/** Where no project of the owner's lies. */
const notTheirs = new Set(['node_modules', 'bin', 'obj', 'dist', 'out', 'packages']);
/** Folders looked into, at most: enough for `src/<project>`, and quick in any repo. */
const limit = 400;

/**
 * Which languages a folder speaks, at a glance. A solution or a project may lie in the folder itself or up to two levels below
 * (`src/Orders.Api/Orders.Api.csproj`), unless that is somebody's npm package: then what lies deeper is its business.
 */
export function lookAround(root: string): { typescript: boolean; csharp: boolean } {
  const typescript = exists(path.join(root, 'package.json'));
  return { typescript, csharp: hasCSharp(root, typescript ? 0 : 2) };
}

function hasCSharp(root: string, depth: number): boolean {
  let level = [root];
  let looked = 0;
  for (let below = 0; below <= depth; below += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (looked++ === limit) return false;
      const names = namesIn(folder);
      if (names.some((name) => ofCSharp.test(name))) return true;
      if (below === depth) continue;
      for (const name of names) {
        const each = path.join(folder, name);
        if (!name.startsWith('.') && !notTheirs.has(name) && nodeDisk.entry(each)?.kind === 'folder')
          next.push(each);
      }
    }
    level = next;
  }
  return false;
}
