import path from 'node:path';
import type { TypeScriptStyle } from '../../code-style.js';
import type { Formatter } from '../typescript-target.js';
import { biomeStyle } from './biome.js';
import { dprintStyle } from './dprint.js';
import { editorConfigStyle } from './editorconfig.js';
import { measure } from './measured.js';
import { prettierStyle } from './prettier.js';

/**
 * What new code looks like: as the formatter's configuration has it where that can be read without running it, then as
 * `.editorconfig` has it, then as the sources are.
 *
 * @param sources texts of a few source files
 * @param probe absolute path of a file as it would be added
 * @throws {Problem} where a configuration does not parse
 */
export async function styleOf(
  root: string,
  top: string,
  formatter: Formatter,
  sources: readonly string[],
  probe: string,
): Promise<TypeScriptStyle> {
  const measured = measure(sources);
  const byEditor = await editorConfigStyle(probe, top);
  const file = formatter.configFile === undefined ? undefined : path.join(root, formatter.configFile);
  switch (formatter.kind) {
    case 'prettier':
      return { ...measured, ...(await prettierStyle(file, probe, byEditor, measured.endOfLine)) };
    case 'biome':
      return { ...measured, ...(await biomeStyle(root, file, top, byEditor)) };
    case 'dprint':
      return { ...measured, ...byEditor, ...(await dprintStyle(root, file)) };
    case 'none':
      return { ...measured, ...byEditor };
  }
}
