import { posix } from 'node:path';
import { isFound } from '../../target/guess.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { TypeScriptWiringInput } from '../wiring.js';

/** What the lines call things; a later flow's have its name in them. */
export interface WiringNames {
  /** `mtls`, `mtlsGraph`. */
  readonly variable: string;
  /** `MtlsPopService`, `MtlsPopGraphService`. */
  readonly service: string;
  /** `mtls-pop.service.ts`, `mtls-pop-graph.service.ts`. */
  readonly serviceFile: string;
}

export function namesOf({ laterName }: TypeScriptWiringInput): WiringNames {
  const words = (laterName ?? '').split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const part = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    variable: `mtls${part}`,
    service: `MtlsPop${part}Service`,
    serviceFile: `${['mtls-pop', ...words].join('-')}.service.ts`,
  };
}

/** A file as another one imports it, with the ending that the repo's imports have. */
export function importPath(from: string, to: string, target: TypeScriptTarget): string {
  const ending = isFound(target.importEnding) ? target.importEnding.value : '';
  const relative = posix.relative(posix.dirname(from), to.replace(/\.ts$/, ending));
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** Folder of the repo's code, where it is known. */
export const sourceFolderOf = ({ sourceFolder }: TypeScriptTarget): string =>
  isFound(sourceFolder) ? sourceFolder.value : 'src';

/** An argument for a request: the resource's URL where one was answered. */
export const urlOf = ({ flow }: TypeScriptWiringInput): string =>
  flow.settings.resourceUrl ?? 'https://resource.example/';
