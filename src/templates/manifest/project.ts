import type { ManifestEntry } from './entry.js';

/** What surrounds the code. */
export const project: readonly ManifestEntry[] = [];
/** Templates that others include. */
export const partials: readonly string[] = [];
