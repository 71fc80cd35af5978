import { ExitCode, Problem } from '../../errors/errors.js';

/** One path that must not be written, and why. */
export interface Refusal {
  readonly code:
    'would-overwrite' | 'unsafe-path' | 'path-clash' | 'not-a-file' | 'link-in-the-way' | 'changed-meanwhile';
  /** Relative to the root. */
  readonly path: string;
  /** Ends a sentence that begins with the path. */
  readonly why: string;
}

const nextSteps: Readonly<Record<Refusal['code'], string>> = {
  'would-overwrite':
    'Choose another folder, or repeat the command with --force to overwrite them (undo keeps what stood there).',
  'unsafe-path': 'Paths must be relative, `/`-separated and valid on Windows, macOS and Linux.',
  'path-clash': 'Rename or move what stands there, or choose another folder.',
  'not-a-file': 'Move what stands there away, or choose another folder.',
  'link-in-the-way': 'Replace the link by a real folder or file, or choose another folder.',
  'changed-meanwhile': 'Repeat the command: it plans anew with what is there now.',
};

/** All refusals as one Problem (exit code 5) that names each path. Those that `--force` does not lift come first. */
export function refused(refusals: readonly Refusal[], root: string): Problem {
  const sorted = [...refusals].sort(
    (a, b) => Number(a.code === 'would-overwrite') - Number(b.code === 'would-overwrite'),
  );
  const code = sorted[0]?.code ?? 'would-overwrite';
  const lines = sorted.map(({ path, why }) => `- ${printable(path)} ${why}`);
  const subject = sorted.length === 1 ? 'this path' : `these ${sorted.length} paths`;
  return new Problem({
    code,
    message: `Nothing was written to ${printable(root)}, because of ${subject}:\n${lines.join('\n')}`,
    cause: 'A run writes only inside its target, and replaces only what it was told to replace.',
    next: nextSteps[code],
    exitCode: ExitCode.refused,
  });
}

/** A name from a disk or a file, safe to print: control characters and invisible ones as escapes. */
export function printable(name: string): string {
  return name.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
