import picocolors from 'picocolors';
import type { WriteStream } from 'node:tty';

type Colors = ReturnType<typeof picocolors.createColors>;

export interface OutputOptions {
  /** `--json`: one document on stdout, text for people on stderr. */
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False with `--no-color`. */
  readonly color?: boolean;
}

/** Where a command prints, so that no command has to know who listens: a person, a pipe or a program. */
export interface Io {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Where text for people goes. */
  readonly people: WriteStream;
  /** Colours of text for people; plain where they are not wanted. */
  readonly colors: Colors;
  /** Colours of what is complained about, which goes to stderr. */
  readonly complaintColors: Colors;
  /** Columns that text for people may take: the terminal's, and at most 100 for prose; unlimited in a pipe or a file. */
  readonly width: number;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** What was asked for: printed with `--quiet` too, and not with `--json`. */
  print(text: string): void;
  /** What happens and what to do next: not printed with `--quiet`. */
  say(text: string): void;
  /** Printed with `--verbose` only. */
  detail(text: string): void;
  /** Always printed, on stderr. */
  complain(text: string): void;
  /** The one JSON document. */
  document(value: unknown): void;
}

/**
 * Whether a stream is shown in colour. `NO_COLOR` (https://no-color.org) and `--no-color` win over `FORCE_COLOR`, and that
 * over what the terminal can do.
 */
export function wantsColor(stream: { isTTY?: boolean }, flag: boolean, env: NodeJS.ProcessEnv): boolean {
  if (!flag || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

export function createIo(options: OutputOptions): Io {
  const { json = false, quiet = false, verbose = false, color = true } = options;
  const people = json ? process.stderr : process.stdout;
  const interactive = process.stdin.isTTY && people.isTTY;
  return {
    json,
    quiet,
    verbose,
    people,
    colors: picocolors.createColors(wantsColor(people, color, process.env)),
    complaintColors: picocolors.createColors(wantsColor(process.stderr, color, process.env)),
    width: people.isTTY ? Math.min(Math.max(people.columns || 80, 20), 100) : Number.POSITIVE_INFINITY,
    interactive,
    print: (text) => json || people.write(`${text}\n`),
    say: (text) => quiet || people.write(`${text}\n`),
    detail: (text) => verbose && process.stderr.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    document: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  };
}
