import type { ManifestEntry } from '../entry.js';
import { emulator } from './emulator.js';
import { libraryFiles } from './library.js';
import { project } from './project.js';
import { tests } from './tests.js';

/** Every template of a C# solution. */
export const csharp: readonly ManifestEntry[] = [...project, ...libraryFiles, ...tests, ...emulator];
