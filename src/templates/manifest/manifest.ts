import { csharp } from './csharp/csharp.js';
import { emulator } from './emulator.js';
import type { ManifestEntry } from './entry.js';
import { library } from './library.js';
import { project } from './project.js';
import { tests } from './tests.js';

/** Every template, each once. */
export const manifest: readonly ManifestEntry[] = [...project, ...library, ...tests, ...emulator, ...csharp];
