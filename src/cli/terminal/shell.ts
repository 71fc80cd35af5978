const plain = /^[\w./:=+-]+$/;

/**
 * A command line that somebody can paste. POSIX shells get single quotes, inside which nothing acts. On Windows the same
 * line has to serve cmd.exe and PowerShell, so an argument goes in double quotes with a `"` doubled; `%`, `$` and backticks
 * act in one or the other even there, which no quoting serves both.
 */
export function shellLine(
  words: readonly string[],
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  // Git Bash and its kin set SHELL on Windows too.
  const posix = platform !== 'win32' || env['SHELL'] !== undefined;
  return words
    .map((word) => (plain.test(word) ? word : posix ? singleQuoted(word) : doubleQuoted(word)))
    .join(' ');
}

function singleQuoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A backslash before the closing quote would escape it, so backslashes there are doubled. */
function doubleQuoted(word: string): string {
  return `"${word.replaceAll('"', '""').replace(/\\+$/, '$&$&')}"`;
}
