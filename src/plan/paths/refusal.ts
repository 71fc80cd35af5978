import { ExitCode, Problem } from '../../errors/errors.js';

/** One path that must not be written, and why. */
export interface Refusal {
  readonly code:
    | 'would-overwrite'
    | 'unsafe-path'
    | 'path-clash'
    | 'not-a-file'
    | 'link-in-the-way'
    | 'changed-meanwhile'
    | 'in-submodule'
    | 'merge-markers'
    | 'markers-left'
    | 'not-utf8'
    | 'read-only'
    | 'uncommitted-changes'
    | 'changed-since';
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
  'in-submodule': 'Run the command in the submodule itself, or choose another folder.',
  'merge-markers': 'Finish the merge, commit it, and repeat the command.',
  'markers-left': 'Settle what is between the markers, remove them, and repeat the command.',
  'not-utf8': 'Save the file as UTF-8, and repeat the command.',
  'read-only': 'Make the file writable, and repeat the command.',
  'uncommitted-changes':
    'Commit or stash them first, so that the changes of this run are easy to tell apart; or repeat the command with --allow-dirty.',
  'changed-since': 'Put them back to what the run left, or take its changes back by hand.',
  'changed-meanwhile': 'Repeat the command: it plans anew with what is there now.',
};

/** What a flag lifts, and so is told after what none does. */
const lifted: readonly Refusal['code'][] = ['would-overwrite', 'uncommitted-changes'];

/**
 * All refusals as one Problem (exit code 5) that names each path. Those that no flag lifts come first.
 *
 * @param next in place of the usual next step
 */
export function refused(
  refusals: readonly Refusal[],
  root: string,
  next?: Readonly<Partial<Record<Refusal['code'], string>>>,
): Problem {
  const sorted = [...refusals].sort((a, b) => lifted.indexOf(a.code) - lifted.indexOf(b.code));
  const code = sorted[0]?.code ?? 'would-overwrite';
  const lines = sorted.map(({ path, why }) => `- ${printable(path)} ${why}`);
  const subject = sorted.length === 1 ? 'this path' : `these ${sorted.length} paths`;
  return new Problem({
    code,
    message: `Nothing was written to ${printable(root)}, because of ${subject}:\n${lines.join('\n')}`,
    cause: 'A run writes only inside its target, and replaces only what it was told to replace.',
    next: next?.[code] ?? nextSteps[code],
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
