import { isMap, isScalar, type ParsedNode, type YAMLSeq } from 'yaml';

/**
 * What tells the items of a sequence apart: different scalars are a set, unless they are arguments; maps have a name, such as the
 * steps of a workflow; all else goes by position, so that only sequences of one length are merged item by item.
 */
export function sequenceKind({ items }: YAMLSeq.Parsed): { kind: string; keys: readonly string[] } {
  const keys = items.map((item) => (isMap(item) ? nameOf(item) : scalarOf(item)));
  const known = keys.filter((key) => key !== undefined);
  if (known.length === items.length && new Set(known).size === items.length) {
    const maps = items.filter((item) => isMap(item)).length;
    if (maps === 0) return { kind: 'set', keys: known };
    if (maps === items.length) return { kind: 'named', keys: known };
  }
  return { kind: `list of ${items.length}`, keys: items.map((_, index) => String(index)) };
}

function scalarOf(item: ParsedNode): string | undefined {
  if (!isScalar(item) || item.anchor !== undefined || String(item.value).startsWith('-')) return undefined;
  return String(item.value);
}

/** `uses: actions/checkout@v6` is the same step in whatever version. */
function nameOf(item: ParsedNode): string | undefined {
  if (!isMap(item)) return undefined;
  for (const name of ['id', 'name', 'uses', 'run', 'path', 'key']) {
    const found: unknown = item.get(name);
    if (typeof found === 'string') return name === 'uses' ? (found.split('@', 1)[0] ?? found) : found;
  }
  return undefined;
}
