import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as parser from '@actions/workflow-parser';
import { rolldown } from 'rolldown';

/**
 * GitHub's own parser of workflows, with the schema that it publishes there. It imports JSON in a way that bundlers know and Node
 * refuses.
 */
export async function loadWorkflowParser(): Promise<typeof parser> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mtls-pop-parser-'));
  try {
    const build = await rolldown({ input: '@actions/workflow-parser', platform: 'node' });
    const { output } = await build.generate({ format: 'esm', codeSplitting: false });
    await build.close();
    const file = path.join(folder, 'parser.mjs');
    writeFileSync(file, output[0].code);
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof parser;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
