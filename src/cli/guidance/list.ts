import type { PackSummary } from '../../guidance/load.js';
import type { Io } from '../terminal/io.js';
import { table } from '../terminal/text.js';

export function packList(packs: readonly PackSummary[], latest: string, io: Io): string {
  return table(
    packs.map(({ version, title }) => [version, version === latest ? `${title} (used by default)` : title]),
    io.width,
  );
}
