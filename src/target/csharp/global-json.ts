import { parse } from 'jsonc-parser';
import type { Repo } from './repo.js';

/**
 * Whether `dotnet test` runs tests on Microsoft.Testing.Platform. A file that is not JSON says nothing: `dotnet` itself refuses it.
 *
 * Source: https://learn.microsoft.com/dotnet/core/tools/global-json#test.
 */
export function asksForTestingPlatform(repo: Repo): boolean {
  const file = repo.above('global.json', repo.root);
  const text = file === undefined ? undefined : repo.text(file);
  if (text === undefined) return false;
  const json: unknown = parse(text.replace(/^\uFEFF/, ''));
  const test = member(json, 'test');
  return member(test, 'runner') === 'Microsoft.Testing.Platform';
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
