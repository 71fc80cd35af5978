import { yamlScalar } from '../answers/yaml-scalar.js';

/**
 * Reads a `.mtls-pop.yaml` as the tool writes it, without a YAML library, which takes longer to load than the rest of a run that has
 * nothing to do.
 *
 * @returns the same data as a YAML reader gives; undefined for a text that is written in any other way
 */
export function plainFlows(text: string): unknown {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const guidance = /^guidance: (.+)$/.exec(lines[0] ?? '')?.[1];
  const version = guidance === undefined ? undefined : scalar(guidance);
  const start = lines.indexOf('flows:');
  const moved = start > 1 && lines[1] === 'moved:' ? movedIn(lines.slice(2, start)) : undefined;
  if (version === undefined || (moved === undefined && start !== 1)) return undefined;
  const flows: Record<string, string>[] = [];
  for (const line of lines.slice(start + 1)) {
    const [, mark, key = '', value = ''] = /^ {2}([- ]) ([A-Za-z]\w*): (.+)$/.exec(line) ?? [];
    if (mark === undefined) return undefined;
    if (mark === '-') flows.push({});
    const flow = flows.at(-1);
    const read = scalar(value);
    // A key that stands twice, or is none, is for the library to tell.
    if (flow === undefined || read === undefined || key in flow) return undefined;
    flow[key] = read;
  }
  return { guidance: version, ...(moved !== undefined && { moved }), flows };
}

/** Paths by paths; undefined where a line is written in another way, or there is none. */
function movedIn(lines: readonly string[]): Record<string, string> | undefined {
  const moved: Record<string, string> = {};
  for (const line of lines) {
    const [, from = '', to = ''] = /^ {2}("(?:[^"\\]|\\.)+"|[a-z][a-z0-9-]*): (.+)$/.exec(line) ?? [];
    const [key, value] = [scalar(from), scalar(to)];
    if (key === undefined || value === undefined || key in moved) return undefined;
    moved[key] = value;
  }
  return lines.length > 0 ? moved : undefined;
}

/** Only what the tool would write in just these words. */
function scalar(written: string): string | undefined {
  let text: unknown = written;
  if (written.startsWith('"')) {
    try {
      text = JSON.parse(written);
    } catch {
      return undefined;
    }
  }
  return typeof text === 'string' && yamlScalar(text) === written ? text : undefined;
}
