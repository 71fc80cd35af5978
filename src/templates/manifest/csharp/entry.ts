import type { ManifestEntry } from '../entry.js';

type Details = Partial<Pick<ManifestEntry, 'when' | 'rules' | 'only'>>;

/** @param source relative to `templates/csharp/`, without `.ejs` */
export function csharp(source: string, path: string, details: Details = {}): ManifestEntry {
  return { language: 'csharp', rules: [], ...details, source: `csharp/${source}.ejs`, path };
}

/** A file below `MtlsPop/` of the service's project: the part that people own as a library. */
export function library(name: string, details: Details = {}): ManifestEntry {
  return csharp(`src/MtlsPop/${name}.cs`, `src/{rootNamespace}/MtlsPop/${name}.cs`, details);
}

/** A file of the test project. */
export function test(name: string, details: Details = {}): ManifestEntry {
  return csharp(`test/${name}.cs`, `test/{rootNamespace}.Tests/${name}.cs`, details);
}
