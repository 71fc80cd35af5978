import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';
import { holeValues, type HoleValues } from './holes.js';
import type { RenderedFile, Rendering } from './rendering.js';
import { rulesOf } from './rules.js';
import { fillPacked } from './segments.js';
import { builtTemplates, type TemplateData, type TemplateText } from './template-data.js';
import { slotOf, variantOf } from './variant.js';

/**
 * A flow as files, under one guidance pack: each template in the flow's variant, its holes filled.
 *
 * @throws {Problem} `guidance-incomplete` where the pack lacks a package's version; `unquotable-value`
 */
export function render(flow: Flow, pack: Pack): Promise<Rendering> {
  return Promise.resolve().then(() => renderFrom(builtTemplates(flow.language), flow, pack));
}

/** The same with templates of one's choice. */
export function renderFrom(templates: TemplateData, flow: Flow, pack: Pack): Rendering {
  const variant = variantOf(flow, pack);
  const values = holeValues(flow, pack);
  const concerning = rulesOf(flow, pack);
  const start = flow.place === undefined ? 'new' : 'add';
  const chosen = templates.index.files.flatMap(({ path, rules, only = start, axes, slots }) => {
    const number = only === start ? slots[slotOf(axes, variant)] : undefined;
    return number === undefined || number === null ? [] : [{ path, rules, number }];
  });
  const texts = templates.texts(chosen.map(({ number }) => number));
  const files = chosen.map(({ path, rules }, position): RenderedFile => ({
    path: filledPath(path, values),
    ...filledText(texts[position] ?? { segments: [], packed: [] }, values),
    rules: rules.filter((id) => concerning.has(id)),
  }));
  return { guidance: pack.version, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function filledPath(path: string, values: HoleValues): string {
  return path.replaceAll('{rootNamespace}', () => values('rootNamespace') ?? '');
}

function filledText({ segments, packed }: TemplateText, values: HoleValues) {
  const [only, ...more] = segments;
  return typeof only === 'string' && more.length === 0
    ? { text: only, packed: packed[0] ?? '' }
    : fillPacked(segments, packed, values);
}
