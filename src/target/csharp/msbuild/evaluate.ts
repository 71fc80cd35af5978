import path from 'node:path';
import type { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements } from '../../../markup/xml.js';
import type { Repo } from '../repo.js';
import { holds } from './condition.js';
import { type ProjectItem, itemsOf } from './project-item.js';
import { Properties } from './properties.js';

/** What a project's own files say, those of the SDK and of packages left out. */
export interface Evaluation {
  readonly properties: Properties;
  readonly items: readonly ProjectItem[];
  /** Names of the SDKs, without versions. */
  readonly sdks: readonly string[];
  /** `Directory.Packages.props`, the nearest one above the project. */
  readonly centralPackages: string | undefined;
}

/** Deeper than anybody imports. */
const deepest = 16;

/**
 * Reads a project with `Directory.Build.props`, `Directory.Packages.props` and `Directory.Build.targets` above it, and what these import
 * by simple paths. As MSBuild does, properties first and items then; what has a condition that cannot be told sets no property.
 *
 * Source: https://learn.microsoft.com/visualstudio/msbuild/build-process-overview#evaluation-phase.
 *
 * @param project absolute path
 * @throws {Problem} `xml-invalid`
 */
export function evaluate(repo: Repo, project: string): Evaluation {
  const folder = path.dirname(project);
  const properties = new Properties();
  const name = path.basename(project, path.extname(project));
  properties.set('MSBuildProjectName', name);
  properties.set('MSBuildProjectFile', path.basename(project));
  properties.set('MSBuildProjectExtension', path.extname(project));
  properties.set('MSBuildProjectDirectory', folder);
  const walk = new Walk(repo, properties);
  const centralPackages = repo.above('Directory.Packages.props', folder);
  walk.file(repo.above('Directory.Build.props', folder));
  walk.file(centralPackages);
  walk.file(project);
  walk.file(repo.above('Directory.Build.targets', folder));
  const root = repo.xml(project);
  return {
    properties,
    items: walk.itemGroups.flatMap(({ group, isCertain }) => itemsOf(group, isCertain, properties)),
    sdks: root === undefined ? [] : sdksOf(root),
    centralPackages,
  };
}

/** `Sdk="A/1.0;B"`, `<Sdk Name="…" />` and `<Import Sdk="…" />`. */
function sdksOf(root: XmlElement): string[] {
  const imported = childElements(root, 'Import').map((element) => attribute(element, 'Sdk') ?? '');
  const elements = childElements(root, 'Sdk').map((element) => attribute(element, 'Name') ?? '');
  const named = [...(attribute(root, 'Sdk') ?? '').split(';'), ...elements, ...imported]
    .map((sdk) => (sdk.split('/')[0] ?? '').trim())
    .filter((sdk) => sdk !== '');
  return [...new Set(named)];
}

/** A group, and whether its condition is known to hold. */
interface ItemGroup {
  readonly group: XmlElement;
  readonly isCertain: boolean;
}

class Walk {
  readonly itemGroups: ItemGroup[] = [];
  readonly #repo: Repo;
  readonly #properties: Properties;
  readonly #files: string[] = [];

  constructor(repo: Repo, properties: Properties) {
    this.#repo = repo;
    this.#properties = properties;
  }

  file(file: string | undefined): void {
    if (file === undefined || !this.#repo.isInside(file)) return;
    if (this.#files.includes(file) || this.#files.length >= deepest) return;
    const root = this.#repo.xml(file);
    if (root === undefined) return;
    this.#files.push(file);
    this.#properties.set('MSBuildThisFileDirectory', `${path.dirname(file)}${path.sep}`);
    for (const element of childElements(root)) this.#part(element, file);
    this.#files.pop();
  }

  #part(element: XmlElement, file: string): void {
    const condition = holds(attribute(element, 'Condition'), this.#properties);
    if (condition === false) return;
    if (element.name === 'PropertyGroup' && condition === true) this.#set(element);
    else if (element.name === 'ItemGroup')
      this.itemGroups.push({ group: element, isCertain: condition === true });
    else if (element.name === 'ImportGroup')
      for (const each of childElements(element)) this.#part(each, file);
    else if (element.name === 'Import') this.#import(element, file);
  }

  #set(group: XmlElement): void {
    for (const property of childElements(group)) {
      if (holds(attribute(property, 'Condition'), this.#properties) !== true) continue;
      const text = property.text.trim();
      this.#properties.set(property.name, this.#properties.expand(text) ?? text);
    }
  }

  #import(element: XmlElement, file: string): void {
    const written = attribute(element, 'Project') ?? '';
    const folder = path.dirname(file);
    const above =
      /^\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*'?([\w.]+)'?\s*(?:,\s*'?([^')]*(?:\([^)]*\))?[^')]*)'?)?\s*\)\)$/.exec(
        written,
      );
    if (above !== null) {
      const start = this.#properties.expand(above[2] ?? '$(MSBuildThisFileDirectory)');
      if (start !== undefined) this.file(this.#repo.above(above[1] ?? '', this.#repo.resolve(folder, start)));
    } else {
      const expanded = this.#properties.expand(written);
      if (expanded !== undefined && expanded !== '') this.file(this.#repo.resolve(folder, expanded));
    }
    this.#properties.set('MSBuildThisFileDirectory', `${folder}${path.sep}`);
  }
}
