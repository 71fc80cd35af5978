/** Lines of output that warn or complain, with what differs from run to run taken out of them. */
export function warningsIn(output: string, folder: string): ReadonlySet<string> {
  const lines = output
    .replaceAll(folder, '')
    .split(/\r?\n/)
    .map((line) =>
      line
        .trim()
        .replace(/\(node:\d+\)/, '(node)')
        .replace(/\d+(?:\.\d+)?\s?m?s\b/g, '(time)'),
    )
    .filter(
      (line) => /\b(?:warn(?:ing)?s?|deprecat\w*|error)\b/i.test(line) && !/\b0 (?:warn|error)/i.test(line),
    );
  return new Set(lines);
}
