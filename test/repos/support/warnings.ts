/** How programs begin a complaint. A test's name may have the same words in it, in any reporter's line, so words alone say nothing. */
const forms: readonly RegExp[] = [
  // MSBuild and compilers: `a.cs(1,2): warning CS1: …`, `CSC : error CS2: …`, `a.ts:1:2 - error TS3: …`
  /(?: -|:) (?:warning|error)(?: [A-Z]+\d+)? ?:/,
  // ESLint
  /^\d+:\d+\s+(?:warning|error)\s/,
  // Prettier
  /^\[(?:warn|error)\] /,
  // Biome: `a.ts:1:2 lint/style/useConst ━━━`, and its count
  /^\S+ (?:lint|assist|format|parse)(?:\/\S+)* .*━━/,
  /^Found [1-9]\d* (?:warning|error)s?\./,
  // npm, pnpm, Turborepo
  /^npm (?:warn|error) /i,
  /^(?:WARN|WARNING|ERROR)\b/,
  // Node
  /^\(node\) .*Warning: /,
  // ts-jest, and what Jest says of a console
  /^ts-jest\[.*\] \((?:WARN|ERROR)\)/,
  /^console\.(?:warn|error)$/,
];

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
    .filter((line) => forms.some((form) => form.test(line)));
  return new Set(lines);
}
