/** A variable of an `.env.example`, with the comment lines above it. */
export interface EnvEntry {
  readonly name: string;
  /** `# …` lines without their line ends, then `NAME=value`. */
  readonly lines: readonly string[];
}

/** The variables of a text like `.env.example`. A comment that a blank line parts from what follows belongs to no variable. */
export function envEntries(text: string): EnvEntry[] {
  const entries: EnvEntry[] = [];
  let comments: string[] = [];
  for (const line of linesOf(text)) {
    const name = assigned(line);
    if (name !== undefined && !isComment(line)) entries.push({ name, lines: [...comments, line] });
    comments = isComment(line) ? [...comments, line] : [];
  }
  return entries;
}

/**
 * The text with those variables at its end that it has not, below a header; the same text where it has all. A variable that is there but
 * commented out is there.
 *
 * @param header of the added block, such as `mTLS Proof-of-Possession`; no line breaks
 */
export function appendEnv(text: string, header: string, entries: readonly EnvEntry[]): string {
  const present = new Set(linesOf(text).map(assigned));
  const missing = entries.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return text;
  const separator = text.trim() === '' ? [] : [''];
  return appendTo(text, [...separator, `# ${header}`, ...missing.flatMap(({ lines }) => lines)]);
}

/** The text of a list with one entry a line, with those at its end that it has not: `.gitignore`, `.prettierignore`. */
export function appendLines(text: string, lines: readonly string[]): string {
  const present = new Set(linesOf(text).map((line) => line.trim()));
  const missing = [...new Set(lines)].filter((line) => !present.has(line.trim()));
  return missing.length === 0 ? text : appendTo(text, missing);
}

/** Ends the last line if it has no end, and gives the new last line one if the old one had, or if there was none. */
function appendTo(text: string, lines: readonly string[]): string {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const hadEnd = /(?:^\uFEFF?|\n)$/.test(text);
  return `${text}${hadEnd ? '' : eol}${lines.join(eol)}${hadEnd ? eol : ''}`;
}

const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r?\n/);

const isComment = (line: string): boolean => /^\s*#/.test(line);

const assigned = (line: string): string | undefined =>
  /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_.]*)\s*=/.exec(line)?.[1];
