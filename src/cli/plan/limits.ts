import type { Pack } from '../../guidance/schema.js';
import type { Flow } from '../../scenario/flow.js';
import { platformLimitsOf } from '../../scenario/limits.js';
import type { Io } from '../terminal/io.js';
import { wrap } from '../terminal/text.js';

/** What somebody has to know about where a flow runs, a paragraph each. */
export function limitsText(flow: Flow, pack: Pack, io: Io): string[] {
  const { bold, yellow } = io.colors;
  return platformLimitsOf(flow, pack).map(({ preview, summary, requires }) => {
    const title = yellow(bold(preview ? 'Preview' : 'Where it runs'));
    const needs = requires.map((each) => `\n- ${each}`).join('');
    return `\n${title}\n${wrap(`${summary} It needs:${needs}`, io.width)}`;
  });
}
