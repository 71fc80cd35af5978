import { ExitCode, Problem } from '../../errors/errors.js';
import { whyUnsafe } from '../paths/lexical.js';
import { printable } from '../paths/refusal.js';
import { clashes } from '../paths/twins.js';
import { isObject, together } from './contribution.js';
import {
  byFlow,
  byPath,
  lockFileName,
  lockLimits,
  lockSchema,
  type Contribution,
  type JsonObject,
  type Lock,
  type LockEntry,
  type RenderingMark,
} from './entry.js';
import { withoutMergeMarkers } from './merge-markers.js';

/**
 * Reads a lock file's text without trusting it: it comes from a repository that anybody may have written. Every path is safe to
 * join to the root, every size is bounded; the texts themselves are judged by `pristineText`.
 *
 * Where git left both sides of a merge in it, they are taken together, as long as they do not contradict each other.
 *
 * @throws {Problem} `lock-invalid` (exit code 2), naming the line
 */
export function readLock(text: string): Lock {
  if (Buffer.byteLength(text) > lockLimits.fileSize) {
    throw invalid(`is larger than ${lockLimits.fileSize / 1024 / 1024} MiB`);
  }
  const lines = withoutMergeMarkers(text.split(/\r?\n/));
  const [first, ...rest] = lines.filter(({ text: line }) => line !== '');
  if (first === undefined) throw invalid('is empty');
  const guidance = readHeader(first.text, first.number);
  const entries = new Map<string, LockEntry>();
  const contributions = new Map<string, JsonObject>();
  const marks = new Map<string, string>();
  for (const { text: line, number } of rest) {
    const value = parse(line, number);
    if ('mtlsPopLock' in value) {
      if (readHeader(line, number) !== guidance) throw contradiction('the guidance version', number);
      continue;
    }
    if ('rendering' in value) {
      const { flow, rendering } = readMark(value, number);
      // Of two branches that disagree neither is right any more, and an update finds out.
      if (marks.has(flow) && marks.get(flow) !== rendering) marks.set(flow, '');
      else marks.set(flow, rendering);
      if (marks.size > lockLimits.entries) throw invalid(`names more than ${lockLimits.entries} flows`);
      continue;
    }
    if ('contribution' in value) {
      const { path, contribution } = readContribution(value, number);
      const known = contributions.get(path) ?? {};
      const merged = together(known, contribution, (key) => {
        throw contradiction(`${printable(JSON.stringify(key))} in ${printable(path)}`, number);
      });
      contributions.set(path, merged);
      if (contributions.size > lockLimits.entries)
        throw invalid(`names more than ${lockLimits.entries} files`);
      continue;
    }
    const entry = readEntry(value, number);
    const twice = entries.get(entry.path);
    if (twice !== undefined && twice.sha256 !== entry.sha256)
      throw contradiction(printable(entry.path), number);
    entries.set(entry.path, entry);
    if (entries.size > lockLimits.entries) throw invalid(`names more than ${lockLimits.entries} files`);
  }
  const [clash] = clashes([...new Set([...entries.keys(), ...contributions.keys()])]);
  if (clash !== undefined) {
    throw invalid(`names ${printable(clash.path)} and ${printable(clash.with)}, which ${clash.why}`);
  }
  return {
    guidance,
    entries: [...entries.values()].sort(byPath),
    contributions: [...contributions].map(([path, contribution]) => ({ path, contribution })).sort(byPath),
    renderings: [...marks]
      .flatMap(([flow, rendering]) => (rendering === '' ? [] : { flow, rendering }))
      .sort(byFlow),
  };
}

function readMark({ flow, rendering }: Record<string, unknown>, number: number): RenderingMark {
  if (typeof flow !== 'string' || flow.length > 300) throw invalid('has no flow', number);
  if (typeof rendering !== 'string' || !/^[0-9a-f]{64}$/.test(rendering))
    throw invalid('has no hash of a rendering', number);
  return { flow, rendering };
}

function parse(line: string, number: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid('is not JSON', number);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('is not an object', number);
  return value as Record<string, unknown>;
}

function readHeader(line: string, number: number): string {
  const { mtlsPopLock: schema, guidance } = parse(line, number);
  if (typeof schema === 'number' && schema > lockSchema) throw newer(schema, guidance);
  if (schema !== lockSchema) {
    throw invalid(
      `has format ${typeof schema === 'number' ? schema : 'none'}; this version of the tool reads ${lockSchema}`,
      number,
    );
  }
  if (typeof guidance !== 'string' || !/^[\w.+-]{1,100}$/.test(guidance))
    throw invalid('has no guidance version', number);
  return guidance;
}

function readPath(path: unknown, number: number): string {
  if (typeof path !== 'string') throw invalid('has no path', number);
  const unsafe = whyUnsafe(path);
  if (unsafe !== undefined)
    throw invalid(`has the path ${printable(JSON.stringify(path))}, which ${unsafe}`, number);
  return path;
}

function readContribution(
  { path: given, contribution }: Record<string, unknown>,
  number: number,
): Contribution {
  const path = readPath(given, number);
  if (!isObject(contribution)) throw invalid('has a contribution that is not an object', number);
  if (!isShallow(contribution, lockLimits.contributionDepth))
    throw invalid('has a contribution that is nested too deep', number);
  if (JSON.stringify(contribution).length > lockLimits.contributionSize)
    throw invalid(`has a contribution longer than ${lockLimits.contributionSize} characters`, number);
  return { path, contribution };
}

/** What is nested deeper would exhaust the stack of whoever walks through it. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1));
}

function readEntry(
  { path: given, sha256, size, deflate }: Record<string, unknown>,
  number: number,
): LockEntry {
  const path = readPath(given, number);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    throw invalid('has no SHA-256 in hex', number);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || size > lockLimits.textSize) {
    throw invalid(`has no size between 0 and ${lockLimits.textSize} bytes`, number);
  }
  if (typeof deflate !== 'string' || !isBase64(deflate)) {
    throw invalid('has no base64 text', number);
  }
  return { path, sha256, size, deflate };
}

/** What is decoded to all of its bytes was base64: far cheaper than a look at each character. Node takes `-` and `_` too. */
function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const size = (text.length / 4) * 3 - padding;
  return (
    size > 0 && Buffer.from(text, 'base64').length === size && !text.includes('-') && !text.includes('_')
  );
}

function contradiction(what: string, number: number): Problem {
  return invalid(
    `has another version of ${what} than a line before: two branches that were merged disagree on it`,
    number,
  );
}

function newer(schema: number, guidance: unknown): Problem {
  const of = typeof guidance === 'string' ? `, guidance ${printable(guidance.slice(0, 100))}` : '';
  return new Problem({
    code: 'lock-newer',
    message: `${lockFileName} has format ${schema}${of}: a newer version of mtls-pop wrote it. This one reads format ${lockSchema}.`,
    cause: 'An older version would lose what the newer one keeps there.',
    next: 'Use the newest version: npx --package generator-msal-mtls-pop@latest mtls-pop update',
    exitCode: ExitCode.refused,
  });
}

export function invalid(why: string, line?: number): Problem {
  return new Problem({
    code: 'lock-invalid',
    message: `${lockFileName}${line === undefined ? '' : ` line ${line}`} ${why}.`,
    cause:
      'The lock file holds what the tool generated; an edited or cut one would make an update lose somebody’s work.',
    next: `Restore it from version control, for instance: git checkout HEAD -- ${lockFileName}. Or rebuild it from the answers and from what is there: mtls-pop update --adopt`,
    exitCode: ExitCode.badInput,
  });
}
