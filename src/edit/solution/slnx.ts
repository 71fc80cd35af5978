import type { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements, rootElement } from '../../markup/xml.js';
import { insertAfter, insertBefore, insertLast } from '../xml/insert.js';
import { escapeXml, indentUnit } from '../xml/xml-text.js';
import { type SolutionProject, plainPath, solutionFolderFor } from './solution-project.js';

/**
 * Adds a project to a `.slnx`, in the solution folder where its neighbours are.
 *
 * Source: the format of `dotnet sln`, https://github.com/microsoft/vs-solutionpersistence.
 *
 * @returns the same text where the solution lists it already
 * @throws {Problem} `xml-invalid`
 */
export function addProjectToSlnx(text: string, project: SolutionProject, file = 'the solution'): string {
  const root = rootElement(text, file);
  const folders = childElements(root, 'Folder');
  const listed = [root, ...folders].flatMap((holder) =>
    childElements(holder, 'Project').map((element) => ({
      path: attribute(element, 'Path') ?? '',
      folder: namesOf(holder),
    })),
  );
  if (listed.some(({ path }) => plainPath(path) === plainPath(project.path))) return text;
  const names = solutionFolderFor(project.path, listed);
  const uses = listed.some(({ path }) => path.includes('\\')) ? '\\' : '/';
  const element = `<Project Path="${escapeXml(project.path.replaceAll('/', uses))}" />`;
  if (names.length === 0) return addTo(text, root, element, project.path);
  const name = `/${names.join('/')}/`;
  const folder = folders.find((each) => attribute(each, 'Name')?.toLowerCase() === name.toLowerCase());
  if (folder !== undefined) return addTo(text, folder, element, project.path);
  const lines = [`<Folder Name="${escapeXml(name)}">`, `${indentUnit(text, root)}${element}`, '</Folder>'];
  const before = folders.filter((each) => (attribute(each, 'Name') ?? '').toLowerCase() < name.toLowerCase());
  const last = before.at(-1);
  if (last !== undefined) return insertAfter(text, last, lines);
  const first = folders[0] ?? childElements(root, 'Project')[0];
  return first === undefined ? insertLast(text, root, lines) : insertBefore(text, first, lines);
}

/** Solution folders of an element: `/test/unit/` is two. */
function namesOf(holder: XmlElement): string[] {
  return (attribute(holder, 'Name') ?? '').split('/').filter((name) => name !== '');
}

function addTo(text: string, holder: XmlElement, element: string, path: string): string {
  const projects = childElements(holder, 'Project');
  const before = projects.filter((each) => plainPath(attribute(each, 'Path') ?? '') < plainPath(path));
  // In the order of paths where that is the order of those that are there.
  const isSorted = before.every((each, index) => each === projects[index]);
  const previous = isSorted ? before.at(-1) : projects.at(-1);
  if (previous !== undefined) return insertAfter(text, previous, [element]);
  const next = projects[0];
  return next === undefined ? insertLast(text, holder, [element]) : insertBefore(text, next, [element]);
}
