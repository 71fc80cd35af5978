import type { Place } from '../../render/escape/places.js';
import type { HoleName } from '../../render/holes.js';
import type { Segment } from '../../render/segments.js';
import { marksIn, type FoundMark } from '../marks.js';
import { TemplateError } from '../template-error.js';

export type TextKind = 'json' | 'code' | 'csharp' | 'xml' | 'markdown' | 'env' | 'plain';

/** What kind of text a path of the emitted project holds. */
export function kindOf(path: string): TextKind {
  if (path.endsWith('.json')) {
    return 'json';
  }
  if (/\.[cm][jt]s$/.test(path)) {
    return 'code';
  }
  if (path.endsWith('.cs')) {
    return 'csharp';
  }
  if (/\.(?:csproj|props|slnx)$/.test(path)) {
    return 'xml';
  }
  if (path.endsWith('.md')) {
    return 'markdown';
  }
  return path.startsWith('.env') ? 'env' : 'plain';
}

/** A hole as its place wants it: some places take in the delimiters around it. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly as: Place;
}

/**
 * Cuts a text at its marks. Each becomes a hole of the place it stands in.
 *
 * @throws {TemplateError} for a hole in a place that has no way to escape it
 */
export function cutText(path: string, kind: TextKind, text: string): readonly Segment[] {
  if (kind === 'json') {
    // A mark that stands outside of a string is no JSON.
    JSON.parse(text);
  }
  const segments: Segment[] = [];
  let position = 0;
  for (const found of marksIn(text)) {
    const place = placeOf(kind, text, found);
    if (place === undefined) {
      const line = text.slice(0, found.start).split('\n').length;
      throw new TemplateError(path, line, `a hole cannot stand here (line of the emitted text).`);
    }
    segments.push(text.slice(position, place.start), {
      hole: found.name,
      as: place.as,
      ...(found.otherwise !== undefined && { otherwise: found.otherwise }),
    });
    position = place.end;
  }
  return [...segments, text.slice(position)].filter((segment) => segment !== '');
}

function placeOf(kind: TextKind, text: string, found: FoundMark): Found | undefined {
  const { start, end } = found;
  switch (kind) {
    case 'json':
      return { start, end, as: 'json-string' };
    case 'env':
      return /(?:^|\n)[A-Z][A-Z0-9_]*=$/.test(text.slice(0, start)) && /^(?:\n|$)/.test(text.slice(end))
        ? { start, end, as: 'env-value' }
        : undefined;
    case 'csharp':
      return isNamespace(found.name) ? { start, end, as: 'csharp-namespace' } : undefined;
    case 'xml':
      return { start, end, as: 'xml-text' };
    case 'markdown':
      return placeInMarkdown(text, found);
    case 'code':
    case 'plain':
      return undefined;
  }
}

/** What answers or a repo have been checked to say in identifiers: it needs no quotes, and has none. */
const isNamespace = (name: HoleName): boolean =>
  name === 'rootNamespace' || name === 'libraryNamespace' || name === 'testNamespace' || name === 'section';

/** By the language of a fenced code block. */
const inFences: Partial<Record<string, Place>> = { mermaid: 'mermaid-text', sh: 'shell-word' };

function placeInMarkdown(text: string, { start, end, name }: FoundMark): Found | undefined {
  const fences = [...text.slice(0, start).matchAll(/^[^\S\n]*```(\w*)/gm)];
  if (fences.length % 2 === 1) {
    const language = fences.at(-1)?.[1] ?? '';
    const as = language === 'csharp' && isNamespace(name) ? 'csharp-namespace' : inFences[language];
    return as === undefined ? undefined : { start, end, as };
  }
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  if (line.split('`').length % 2 === 1) {
    return { start, end, as: 'markdown-text' };
  }
  // A code span may need other delimiters than one backtick, so the hole has to be all of it, or a namespace, which never does.
  return text[start - 1] === '`' && text[end] === '`'
    ? { start: start - 1, end: end + 1, as: 'markdown-code' }
    : isNamespace(name)
      ? { start, end, as: 'csharp-namespace' }
      : undefined;
}
