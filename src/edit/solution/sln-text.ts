import { ExitCode, Problem } from '../../errors/errors.js';

/** A project or solution folder of a classic solution. */
export interface SlnEntry {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly guid: string;
}

/** A classic solution, line by line. Lines keep what they end with. */
export interface Sln {
  readonly lines: string[];
  readonly eol: string;
  readonly entries: readonly SlnEntry[];
}

const entry = /^\s*Project\("(\{[^}]*\})"\)\s*=\s*"([^"]*)",\s*"([^"]*)",\s*"(\{[^}]*\})"/;

/** @throws {Problem} `solution-invalid` where it is not a classic solution, or one with conflict markers */
export function readSln(text: string, file: string): Sln {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const marker = lines.findIndex((line) => /^(?:<{7}|={7}|>{7})(?:\s|$)/.test(line));
  const isSolution = lines.slice(0, 3).some((line) => line.includes('Microsoft Visual Studio Solution File'));
  const hasGlobal = lines.some(isLine('Global')) && lines.some(isLine('EndGlobal'));
  if (marker >= 0) throw invalid(file, `line ${marker + 1} is a conflict marker`);
  if (!isSolution || !hasGlobal) throw invalid(file, 'it lacks its header or its `Global` part');
  const eol = lines.filter((line) => line.endsWith('\r\n')).length * 2 > lines.length ? '\r\n' : '\n';
  const entries = lines.flatMap((line) => {
    const [, type = '', name = '', path = '', guid = ''] = entry.exec(line) ?? [];
    return guid === '' ? [] : [{ type, name, path, guid }];
  });
  return { lines, eol, entries };
}

/** Whether a line says just this, however it is indented and whatever it ends with. */
export const isLine = (word: string) => (line: string) => line.trim() === word;

/** A section's lines are those from `start` to before `end`, its first and last line left out. */
export function section(
  lines: readonly string[],
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const head = lines.findIndex((line) => line.trim().startsWith(`GlobalSection(${name})`));
  if (head < 0) return undefined;
  const length = lines.slice(head).findIndex(isLine('EndGlobalSection'));
  return length < 0 ? undefined : { start: head + 1, end: head + length };
}

/** Keys and values of a section: `{child} = {parent}`. */
export function pairsOf(lines: readonly string[], name: string): (readonly [string, string])[] {
  const found = section(lines, name);
  if (found === undefined) return [];
  return lines.slice(found.start, found.end).flatMap((line) => {
    const [, key = '', value = ''] = /^\s*(.*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return key === '' ? [] : [[key, value] as const];
  });
}

function invalid(file: string, reason: string): Problem {
  return new Problem({
    code: 'solution-invalid',
    message: `${file} is not a solution that can be read: ${reason}.`,
    cause: 'A file that cannot be read cannot be edited without harm.',
    next: `Repair ${file}, see that \`dotnet sln list\` reads it, and run the command again.`,
    exitCode: ExitCode.badInput,
  });
}
