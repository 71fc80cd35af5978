import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built tool, as npm installs it. */
export const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
if (!existsSync(bin)) throw new Error('dist/bin.js is missing: npm run build makes it.');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Sends SIGINT once, as Ctrl-C does, when the tool has printed this. */
  readonly interruptAt?: string;
}

/** Runs `mtls-pop` as a process, without a terminal. */
export function tool(args: readonly string[], { cwd, env, interruptAt }: ToolOptions = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  let interrupted = false;
  const printed = (): void => {
    if (interruptAt === undefined || interrupted || !(stdout + stderr).includes(interruptAt)) return;
    interrupted = true;
    child.kill('SIGINT');
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    printed();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    printed();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** An empty folder for one test, real path, removed when the test ends. */
export function workFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mtls-pop-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Everything below a folder: its files by the hash of their bytes, links by where they lead, empty folders too. */
export function treeOf(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  const visit = (relative: string): void => {
    const absolute = path.join(folder, relative);
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) return;
    const name = relative.split(path.sep).join('/');
    if (stats.isSymbolicLink()) tree[name] = `-> ${readlinkSync(absolute)}`;
    else if (stats.isDirectory()) {
      tree[`${name}/`] = 'folder';
      for (const entry of readdirSync(absolute)) visit(path.join(relative, entry));
    } else tree[name] = createHash('sha256').update(readFileSync(absolute)).digest('hex');
  };
  visit('');
  return tree;
}

/** A PATH on which `name` is this program first: a script of Node, which gets the arguments in `process.argv`. */
export function withProgram(name: string, script: string): NodeJS.ProcessEnv {
  const programs = workFolder();
  writeFileSync(path.join(programs, `${name}.cjs`), script);
  writeFileSync(
    path.join(programs, name),
    `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/${name}.cjs" "$@"\n`,
  );
  writeFileSync(path.join(programs, `${name}.cmd`), `@"${process.execPath}" "%~dp0${name}.cjs" %*\r\n`);
  chmodSync(path.join(programs, name), 0o755);
  return { PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}` };
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** What a failure printed with `--json`. */
export function errorOf({ stdout }: Outcome): {
  code: string;
  message: string;
  cause: string | null;
  next: string;
} {
  return (JSON.parse(stdout) as { error: ReturnType<typeof errorOf> }).error;
}
