import { posix } from 'node:path';
import type { TypeScriptPlace } from '../../scenario/place.js';

/**
 * Where a rendered file stands in a repo.
 *
 * @param path where it would stand in a project of its own: `src/config.ts`, `src/mtls-pop/token.ts`, `test/unit/token.test.ts`
 * @param folders the flow's own
 */
export function positionOf(path: string, folders: TypeScriptPlace): string {
  const { folder, testFolder, supportFolder, testNaming } = folders;
  const renamed = path.replace(/\.test\.ts$/, testNaming);
  const unit = below(renamed, 'test/unit');
  if (unit !== undefined) return posix.join(testFolder, testFolder === folder ? '' : 'unit', unit);
  const integration = below(renamed, 'test/integration');
  if (integration !== undefined) return posix.join(testFolder, 'integration', integration);
  const support = below(renamed, 'test');
  if (support !== undefined) return posix.join(supportFolder, support);
  return posix.join(folder, below(renamed, 'src/mtls-pop') ?? below(renamed, 'src') ?? renamed);
}

function below(path: string, folder: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
