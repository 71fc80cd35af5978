import { posix } from 'node:path';
import { isFound } from '../../target/guess.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { TypeScriptWiringInput } from '../wiring.js';

/** What the lines call things. A later flow's have its name in them, so that a file can have both. */
export interface WiringNames {
  /** `mtls`, `mtlsGraph`. */
  readonly variable: string;
  /** What `createClient` is called in a file of the repo's: `createClient`, `createGraphClient`. */
  readonly create: string;
  /** What `MtlsClient` is called there: `MtlsClient`, `GraphMtlsClient`. */
  readonly client: string;
  /** `MtlsPopService`, `GraphMtlsPopService`. */
  readonly service: string;
  /** `mtls-pop.service.ts`, `graph-mtls-pop.service.ts`: every way to sort agrees on which of the two comes first. */
  readonly serviceFile: string;
}

export function namesOf({ laterName }: TypeScriptWiringInput): WiringNames {
  const words = (laterName ?? '').split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const part = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    variable: `mtls${part}`,
    create: `create${part}Client`,
    client: `${part}MtlsClient`,
    service: `${part}MtlsPopService`,
    serviceFile: `${[...words, 'mtls-pop'].join('-')}.service.ts`,
  };
}

/** How an import names what `client.ts` exports. */
export const importedAs = (exported: string, local: string): string =>
  exported === local ? exported : `${exported} as ${local}`;

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
