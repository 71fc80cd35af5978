import { createReadStream } from 'node:fs';
import { ExitCode, Problem } from '../errors/errors.js';
import { brokenLimit, yamlLimits } from './yaml-limits.js';

export interface YamlFileKind {
  /** What the file is to its reader, such as `answers file`. */
  what: string;
  /** Code of the problems about it. */
  code: string;
  /** What to do when it cannot be used. */
  next: string;
}

/**
 * Reads a small YAML or JSON file that a person wrote, without trusting its size or shape.
 *
 * @throws Problem (exit code 2) when it cannot be read, is not UTF-8 or YAML, repeats a key, or is larger or nested deeper
 *   than {@link yamlLimits}.
 */
export async function readYamlFile(path: string, kind: YamlFileKind): Promise<unknown> {
  return parseYaml(await readText(path, kind), path, kind);
}

/** @throws Problem as {@link readYamlFile} does; `path` is for its messages. */
export async function parseYaml(text: string, path: string, kind: YamlFileKind): Promise<unknown> {
  const yaml = await import('yaml');
  const limit = brokenLimit(text, yaml);
  if (limit !== undefined) throw tooLarge(path, kind, limit);

  const lines = new yaml.LineCounter();
  // Messages with excerpts cost quadratic time over many errors; one line number is enough here.
  const document = yaml.parseDocument(text, { prettyErrors: false, stringKeys: true, lineCounter: lines });
  const flaw = document.errors[0] ?? document.warnings[0];
  if (flaw !== undefined) {
    const { line, col } = lines.linePos(flaw.pos[0]);
    throw refuse(path, kind, `is not valid YAML at line ${line}, column ${col}`, firstLine(flaw.message));
  }
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw refuse(path, kind, 'cannot be read', firstLine(error.message));
  }
}

async function readText(path: string, kind: YamlFileKind): Promise<string> {
  const bytes = await readBytes(path, kind);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(
      path,
      kind,
      'is not UTF-8',
      'Windows PowerShell 5 writes UTF-16 unless told -Encoding utf8.',
    );
  }
}

/** Pipes and process substitution are files too, so the size counts as read and not as stated. */
async function readBytes(path: string, kind: YamlFileKind): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > yamlLimits.bytes) throw tooLarge(path, kind, `more than ${yamlLimits.bytes / 1024} KiB`);
      chunks.push(chunk);
    }
  } catch (error) {
    const reason = readFailures[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw refuse(path, kind, reason);
  }
  return Buffer.concat(chunks);
}

const readFailures: Partial<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ELOOP: 'is a symlink that leads back to itself',
  ENAMETOOLONG: 'has a path that is too long',
  ERR_INVALID_ARG_VALUE: 'has a path that no file can have',
};

function tooLarge(path: string, kind: YamlFileKind, limit: string): Problem {
  return refuse(
    path,
    kind,
    `is too large: ${limit}`,
    'The limit keeps a broken or hostile file from stopping the tool.',
  );
}

function refuse(path: string, kind: YamlFileKind, state: string, cause?: string): Problem {
  return new Problem({
    code: kind.code,
    message: `The ${kind.what} ${path} ${state}.`,
    ...(cause !== undefined && { cause }),
    next: kind.next,
    exitCode: ExitCode.badInput,
  });
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
