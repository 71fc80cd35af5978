import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { commitAll } from './git.js';

/**
 * A repo of its own made from a fixture: outside this repository, whose `.editorconfig`, `node_modules` and formatter's
 * configuration would otherwise be its as well. Gone after the test, unless `MTLS_POP_KEEP` asks to look at it.
 */
export async function copyFixture(fixture: string): Promise<string> {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), `mtls-pop-${path.basename(fixture)}-`)));
  onTestFinished(() => {
    if (process.env['MTLS_POP_KEEP'] === undefined)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  cpSync(fixture, folder, { recursive: true });
  await commitAll(folder);
  return folder;
}
