import { layoutVersion } from '../../layout/layout-version.js';
import type { Rendering } from '../../render/rendering.js';
import type { Flow } from '../../scenario/flow.js';
import { sha256 } from '../paths/sha256.js';
import type { RenderingMark } from './entry.js';

/**
 * What an added flow was rendered to, and by which version of the layout: the same mark means the same files, as long as the repo's
 * style is the same.
 */
export function renderingMark(flow: Flow, { files }: Rendering): RenderingMark {
  const rendered = files.map(({ path, text, rules }) => [path, text, rules]);
  return {
    flow: markName(flow),
    rendering: sha256(JSON.stringify([layoutVersion, Object.entries(flow.place ?? {}).sort(), rendered])),
  };
}

export const markName = ({ language, name }: Pick<Flow, 'language' | 'name'>): string =>
  `${language} ${name}`;
