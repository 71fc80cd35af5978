import path from 'node:path';
import validatePackageName from 'validate-npm-package-name';

/** A folder's name as a name that npm allows, or undefined where nothing of it is left. */
export function suggestName(folder: string): string | undefined {
  const name = path
    .basename(folder)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '')
    .slice(0, 214);
  return validatePackageName(name).validForNewPackages ? name : undefined;
}
