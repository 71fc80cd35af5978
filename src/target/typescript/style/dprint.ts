import type { TypeScriptStyle } from '../../code-style.js';
import { relativePath } from '../../files.js';
import { isObject, readJson } from '../../json.js';

/**
 * What dprint's TypeScript plug-in makes of new code; nothing where it is not configured, since dprint formats nothing then.
 *
 * Source: https://dprint.dev/plugins/typescript/config
 *
 * @throws {Problem} `json-invalid`
 */
export async function dprintStyle(root: string, file: string | undefined): Promise<Partial<TypeScriptStyle>> {
  const config = file === undefined ? undefined : await readJson(file, relativePath(root, file), 'jsonc');
  const plugin = config?.['typescript'];
  if (config === undefined || !isObject(plugin)) return {};
  const said = (name: string): unknown => plugin[name] ?? config[name];
  const [width, line, end] = [said('indentWidth'), said('lineWidth'), said('newLineKind')];
  const quotes = plugin['quoteStyle'];
  return {
    ...(end === 'crlf' && { endOfLine: '\r\n' as const }),
    ...((end === 'lf' || end === undefined) && { endOfLine: '\n' as const }),
    finalNewline: true,
    indent: said('useTabs') === true ? '\t' : ' '.repeat(typeof width === 'number' ? width : 4),
    lineWidth: typeof line === 'number' ? line : 120,
    quotes: quotes === 'alwaysSingle' || quotes === 'preferSingle' ? 'single' : 'double',
    semicolons: plugin['semiColons'] !== 'asi',
    trailingCommas: plugin['trailingCommas'] === 'never' ? 'none' : 'all',
  };
}
