import { projectGuid } from './project-guid.js';
import { type Sln, type SlnEntry, isLine, pairsOf, readSln, section } from './sln-text.js';
import { type SolutionProject, plainPath, solutionFolderFor } from './solution-project.js';

/** What `dotnet sln add` writes for a project of C#, and for a solution folder. */
const csharpType = '{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}';
const folderType = '{2150E333-8FDC-42A3-9474-1A3956D46DE8}';

/**
 * Adds a project to a classic `.sln`: the project itself, what of it is built in each configuration, and the solution folder where
 * its neighbours are. Byte order mark and line endings stay.
 *
 * @returns the same text where the solution lists it already
 * @throws {Problem} `solution-invalid`
 */
export function addProjectToSln(text: string, project: SolutionProject, file = 'the solution'): string {
  const sln = readSln(text, file);
  const projects = sln.entries.filter(({ type }) => type.toUpperCase() !== folderType);
  if (projects.some(({ path }) => plainPath(path) === plainPath(project.path))) return text;
  const nested = new Map(
    pairsOf(sln.lines, 'NestedProjects').map(([child, parent]) => [child.toUpperCase(), parent]),
  );
  const names = solutionFolderFor(
    project.path,
    projects.map(({ path, guid }) => ({ path, folder: foldersOf(sln, nested, guid) })),
  );
  const added: SlnEntry = {
    type: projects.find(({ path }) => path.toLowerCase().endsWith('.csproj'))?.type ?? csharpType,
    name: nameOf(project.path),
    path: project.path.replaceAll('/', '\\'),
    guid: projectGuid(plainPath(project.path)),
  };
  const entries: SlnEntry[] = [];
  const nesting: string[] = [];
  const parent = folder(sln, nested, names, entries, nesting);
  if (parent !== undefined) nesting.push(`${added.guid} = ${parent}`);
  addEntries(sln, [...entries, added]);
  addToSection(sln, 'ProjectConfigurationPlatforms', 'postSolution', configurations(sln, added.guid));
  addToSection(sln, 'NestedProjects', 'preSolution', nesting);
  return sln.lines.join('');
}

/** Solution folders that hold an entry, the outermost first. */
function foldersOf(sln: Sln, nested: ReadonlyMap<string, string>, guid: string): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let each = guid.toUpperCase(); !seen.has(each);) {
    seen.add(each);
    const parent = nested.get(each)?.toUpperCase();
    const entry = sln.entries.find((other) => other.guid.toUpperCase() === parent);
    if (parent === undefined || entry === undefined) break;
    names.unshift(entry.name);
    each = parent;
  }
  return names;
}

/** The GUID of a solution folder; those that are missing on the way to it are added. */
function folder(
  sln: Sln,
  nested: ReadonlyMap<string, string>,
  names: readonly string[],
  entries: SlnEntry[],
  nesting: string[],
): string | undefined {
  let parent: string | undefined;
  for (const [index, name] of names.entries()) {
    const path = names.slice(0, index + 1);
    const existing = sln.entries.find(
      ({ type, name: other, guid }) =>
        type.toUpperCase() === folderType &&
        [...foldersOf(sln, nested, guid), other].join('/').toLowerCase() === path.join('/').toLowerCase(),
    );
    const guid = existing?.guid ?? projectGuid(`/${path.join('/').toLowerCase()}/`);
    if (existing === undefined) {
      entries.push({ type: folderType, name, path: name, guid });
      if (parent !== undefined) nesting.push(`${guid} = ${parent}`);
    }
    parent = guid;
  }
  return parent;
}

function addEntries(sln: Sln, entries: readonly SlnEntry[]): void {
  const { lines, eol } = sln;
  const global = lines.findIndex(isLine('Global'));
  const last = lines.slice(0, global).findLastIndex(isLine('EndProject'));
  const added = entries.flatMap(({ type, name, path, guid }) => [
    `Project("${type}") = "${name}", "${path}", "${guid}"${eol}`,
    `EndProject${eol}`,
  ]);
  lines.splice(last < 0 ? global : last + 1, 0, ...added);
}

/** Every configuration of the solution builds the project in its own of the same name, or in `Debug`, for any processor. */
function configurations(sln: Sln, guid: string): string[] {
  return pairsOf(sln.lines, 'SolutionConfigurationPlatforms').flatMap(([name]) => {
    const configuration = name.split('|')[0] ?? '';
    const own = /^(?:debug|release)$/i.test(configuration) ? configuration : 'Debug';
    return [`${guid}.${name}.ActiveCfg = ${own}|Any CPU`, `${guid}.${name}.Build.0 = ${own}|Any CPU`];
  });
}

function addToSection(sln: Sln, name: string, phase: string, pairs: readonly string[]): void {
  if (pairs.length === 0) return;
  const { lines, eol } = sln;
  const found = section(lines, name);
  const added = pairs.map((pair) => `\t\t${pair}${eol}`);
  if (found !== undefined) {
    lines.splice(found.end, 0, ...added);
    return;
  }
  const next = lines.findIndex((line) => line.trim().startsWith('GlobalSection(ExtensibilityGlobals)'));
  const end = lines.findLastIndex(isLine('EndGlobal'));
  lines.splice(
    next < 0 ? end : next,
    0,
    `\tGlobalSection(${name}) = ${phase}${eol}`,
    ...added,
    `\tEndGlobalSection${eol}`,
  );
}

const nameOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.\w+proj$/i, '');
