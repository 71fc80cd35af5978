import path from 'node:path';
import validatePackageName from 'validate-npm-package-name';
import type { Suggestions } from './question.js';
import { csharpNameFrom } from './values/csharp-name.js';

/** A folder's name as a name of each language, where anything of it is left. */
export function suggestNames(folder: string): NonNullable<Suggestions['name']> {
  const name = path.basename(folder);
  return { typescript: npmNameFrom(name), csharp: csharpNameFrom(name) };
}

function npmNameFrom(text: string): string | undefined {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '')
    .slice(0, 214);
  return validatePackageName(name).validForNewPackages ? name : undefined;
}
