import { stripVTControlCharacters } from 'node:util';

/** The last lines of a log that say something, indented, without colours. */
export function tail(output: string, lines: number): string {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-lines)
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
