/** Control characters, line ends, and marks that reorder or hide text: none has a place in an id, a URL or a name. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** The first character that nobody can see, as `U+202E`. */
export function firstUnprintable(text: string): string | undefined {
  const codePoint = unprintable.exec(text)?.[0].codePointAt(0);
  return codePoint === undefined ? undefined : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

const shownLength = 60;

/** A value as a message shows it: in quotes, on one line, short, and with nothing that a terminal obeys. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const shown = characters
    .slice(0, shownLength)
    .map((character) => {
      const code = firstUnprintable(character);
      return code === undefined ? character : `<${code}>`;
    })
    .join('');
  return characters.length > shownLength ? `"${shown}…" (${characters.length} characters)` : `"${shown}"`;
}
