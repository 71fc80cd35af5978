import path from 'node:path';
import type { Repo } from './repo.js';

/** How many files of a project are read to learn its habits. */
const most = 16;
/** How many names are looked at on the way. */
const mostNames = 2000;

const generated = /\.(?:g|g\.i|designer|generated|xaml)\.cs$/i;
const foreign = /^(?:bin|obj|node_modules|migrations|\..*)$/i;
/** Where `global using` and attributes of the assembly stand. */
const declarative = /using|import|assemblyinfo|assemblyattributes/i;

/** Texts of a few C# files of a project: those that hold what concerns all of them, and those nearest to the project file. */
export function sampleSources(repo: Repo, folder: string): string[] {
  const files: string[] = [];
  const folders = [folder];
  let seen = 0;
  for (const each of folders) {
    if (seen > mostNames) break;
    const names = repo.names(each);
    seen += names.length;
    // A project in a project's folder is another project.
    if (each !== folder && names.some((name) => name.endsWith('.csproj'))) continue;
    for (const name of names) {
      if (name.endsWith('.cs')) {
        if (!generated.test(name)) files.push(path.join(each, name));
      } else if (!foreign.test(name) && repo.isFolder(path.join(each, name))) {
        folders.push(path.join(each, name));
      }
    }
  }
  const first = files.filter((file) => declarative.test(path.basename(file)));
  const others = files.filter((file) => !first.includes(file));
  return [...first, ...others].slice(0, most).flatMap((file) => repo.text(file) ?? []);
}

/** Namespaces that `global using` brings into every file. Aliases and static ones say nothing about namespaces. */
export function globalUsingsIn(text: string): string[] {
  return [...text.matchAll(/^\s*global\s+using\s+(?:global::)?([\w.]+)\s*;/gm)].map(([, name = '']) => name);
}

/** `[assembly: InternalsVisibleTo("…")]`. */
export function internalsVisibleToIn(text: string): string[] {
  return [
    ...text.matchAll(/\[\s*assembly\s*:\s*(?:[\w.]+\.)?InternalsVisibleTo(?:Attribute)?\s*\(\s*"([^",]+)/g),
  ].map(([, name = '']) => name.trim());
}
