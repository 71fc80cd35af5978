import type { z } from 'zod';
import { ExitCode, Problem } from '../errors/errors.js';

export type PackFile = 'pack.yaml' | 'scenarios.yaml' | 'rules.yaml' | 'changelog.yaml';

/** A place where a pack breaks the schema or contradicts itself. */
export interface Flaw {
  readonly file: PackFile;
  /** Path in the file; an entry of a list goes by its `id` where it has one: `rules.MTLS004.title`. */
  readonly place: string;
  /** What was expected there. */
  readonly message: string;
}

const shown = 10;

/** Exit code 2: a pack is input, whoever wrote it. */
export function invalidPack(folder: string, flaws: readonly Flaw[]): Problem {
  const lines = flaws
    .slice(0, shown)
    .map(({ file, place, message }) => `\n  ${file}: ${place === '' ? '' : `${place}: `}${message}`);
  const more = flaws.length > shown ? `\n  and ${flaws.length - shown} more` : '';
  return new Problem({
    code: 'guidance-invalid',
    message: `The guidance pack ${folder} breaks the schema:${lines.join('')}${more}`,
    cause: 'Code asks the pack for its facts, so a pack is used whole and valid or not at all.',
    next: 'Correct these places (docs/guidance.md says what stands where), or choose a built-in version: mtls-pop guidance list.',
    exitCode: ExitCode.badInput,
  });
}

/** The schema sees one document; a person sees four files. */
export function schemaFlaws(error: z.ZodError, pack: unknown): Flaw[] {
  return error.issues.map(({ path, message }) => {
    const steps = namedSteps(path, pack);
    const [section, ...rest] = steps;
    if (section === 'scenarios') return { file: 'scenarios.yaml', place: rest.join('.'), message };
    if (section === 'rules') return { file: 'rules.yaml', place: steps.join('.'), message };
    if (section === 'changelog')
      return { file: 'changelog.yaml', place: ['changes', ...rest].join('.'), message };
    return { file: 'pack.yaml', place: steps.join('.'), message };
  });
}

function namedSteps(path: readonly PropertyKey[], pack: unknown): string[] {
  let here = pack;
  return path.map((key) => {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[key] : undefined;
    const id = typeof here === 'object' && here !== null && 'id' in here ? here.id : undefined;
    return typeof key === 'number' && typeof id === 'string' ? id : String(key);
  });
}
