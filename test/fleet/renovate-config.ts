import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A manager that finds versions with regular expressions, as Renovate has them. */
export interface RegexManager {
  /** Regular expressions between slashes. */
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
}

export const renovateConfig = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../docs/fleet/renovate.json', import.meta.url)), 'utf8'),
) as {
  readonly extends: readonly string[];
  readonly customManagers: readonly [RegexManager & { readonly datasourceTemplate: string }];
  readonly customDatasources: Readonly<
    Record<string, { defaultRegistryUrlTemplate: string; transformTemplates: readonly [string] }>
  >;
  readonly packageRules: readonly [{ matchPackageNames: readonly string[]; groupName: string }];
};

/** What a manager finds in a file: the groups of each match. */
export function found(manager: RegexManager, file: string, text: string): Record<string, string>[] {
  return matchesOf(manager, file, text).map(({ groups }) => ({ ...groups }));
}

/** A file as Renovate writes it with a newer version: what matched, with that in place of the current one. */
export function bumped(manager: RegexManager, file: string, text: string, version: string): string {
  return matchesOf(manager, file, text).reduce((before, match) => {
    const whole = match[0].replace(match.groups?.['currentValue'] ?? '', version);
    return before.replace(match[0], whole);
  }, text);
}

function matchesOf(manager: RegexManager, file: string, text: string): RegExpExecArray[] {
  const isFor = manager.managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file));
  if (!isFor) return [];
  // With no other flag than that: `^` is the begin of the file.
  return manager.matchStrings.flatMap((each) => [...text.matchAll(new RegExp(each, 'g'))]);
}
