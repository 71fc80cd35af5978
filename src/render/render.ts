import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';
import { holeValues } from './holes.js';
import type { Rendering } from './rendering.js';
import { rulesOf } from './rules.js';
import { fill } from './segments.js';
import { builtTemplates, type TemplateData } from './template-data.js';
import { slotOf, variantOf } from './variant.js';

/**
 * A flow as files, under one guidance pack: each template in the flow's variant, its holes filled.
 *
 * @throws {Problem} `guidance-incomplete` where the pack lacks a package's version; `unquotable-value`
 */
export function render(flow: Flow, pack: Pack): Promise<Rendering> {
  return Promise.resolve().then(() => renderFrom(builtTemplates(), flow, pack));
}

/** The same with templates of one's choice. */
export function renderFrom(templates: TemplateData, flow: Flow, pack: Pack): Rendering {
  const variant = variantOf(flow, pack);
  const values = holeValues(flow, pack);
  const concerning = rulesOf(flow, pack);
  const chosen = templates.index.files.flatMap(({ path, rules, axes, slots }) => {
    const number = slots[slotOf(axes, variant)];
    return number === undefined || number === null ? [] : [{ path, rules, number }];
  });
  const texts = templates.texts(chosen.map(({ number }) => number));
  const files = chosen.map(({ path, rules }, position) => {
    const { segments = [], packed } = texts[position] ?? {};
    return {
      path,
      text: fill(segments, values),
      rules: rules.filter((id) => concerning.has(id)),
      ...(packed !== undefined && { packed }),
    };
  });
  return { guidance: pack.version, files };
}
