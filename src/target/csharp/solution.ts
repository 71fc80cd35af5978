import path from 'node:path';
import type { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements } from '../../markup/xml.js';
import type { Repo } from './repo.js';

/**
 * The C# projects that a solution lists, as absolute paths in its order. Those that are not there are left out, and those outside of
 * the root: nothing is written there.
 *
 * @throws {Problem} `xml-invalid`
 */
export function projectsOfSolution(repo: Repo, solution: string): string[] {
  const written = /\.slnx$/i.test(solution) ? inSlnx(repo, solution) : inSln(repo.text(solution) ?? '');
  const files = written
    .filter((each) => /\.csproj$/i.test(each))
    .map((each) => repo.resolve(path.dirname(solution), each))
    .filter((file) => !repo.relative(file).startsWith('../') && repo.text(file) !== undefined);
  return [...new Set(files)];
}

function inSlnx(repo: Repo, solution: string): string[] {
  const paths = (element: XmlElement): string[] =>
    childElements(element).flatMap((child) =>
      child.name === 'Project'
        ? [attribute(child, 'Path') ?? '']
        : child.name === 'Folder'
          ? paths(child)
          : [],
    );
  const root = repo.xml(solution);
  return root === undefined ? [] : paths(root);
}

function inSln(text: string): string[] {
  return [...text.matchAll(/^\s*Project\("\{[^}]*\}"\)\s*=\s*"[^"]*",\s*"([^"]*)"/gm)].map(
    ([, written = '']) => written,
  );
}
