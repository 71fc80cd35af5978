import type { Guess } from '../../guess.js';
import type { Options } from './settings.js';

type Ending = '.js' | '.ts' | '';

const relativeImport = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]*)\1/g;
/** What is imported that is not code. */
const asset = /\.(?:json|css|scss|less|svg|png|node|wasm|graphql|gql|txt|html|md|ya?ml|vue|svelte)$/;

/**
 * How relative imports end: as most of those that are there, unless the compiler would refuse that.
 *
 * @param texts of a few source files
 */
export function importEndingOf(
  texts: readonly string[],
  moduleSystem: 'esm' | 'commonjs' | undefined,
  options: Options,
  shown: string | undefined,
): Guess<Ending> {
  const count: Record<Ending, number> = { '.js': 0, '.ts': 0, '': 0 };
  for (const text of texts)
    for (const [, , specifier] of text.matchAll(relativeImport))
      if (specifier !== undefined && !asset.test(specifier)) count[endingOf(specifier)] += 1;
  const most = (['.js', '.ts', ''] as const).reduce((best, each) =>
    count[each] > count[best] ? each : best,
  );
  const refused =
    (most === '' && mustEnd(moduleSystem, options)) ||
    (most === '.ts' && shown !== undefined && !options.tsEndings);
  if (count[most] > 0 && !refused)
    return {
      value: most,
      because: `its own relative imports ${most === '' ? 'have no ending' : `end in ${most}`}`,
    };
  if (options.tsEndings)
    return { value: '.ts', because: `${shown ?? 'its configuration'} allows imports that end in .ts` };
  if (mustEnd(moduleSystem, options))
    return { value: '.js', because: 'ES modules of Node import each other by the whole name of a file' };
  if (moduleSystem === undefined)
    return { candidates: ['.js', ''], because: 'It depends on the module system, which is not clear.' };
  return moduleSystem === 'esm' && shown === undefined
    ? { value: '.js', because: 'ES modules of Node import each other by the whole name of a file' }
    : { value: '', because: 'nothing asks for an ending' };
}

const mustEnd = (moduleSystem: 'esm' | 'commonjs' | undefined, { nodeResolution }: Options): boolean =>
  moduleSystem === 'esm' && nodeResolution;

const endingOf = (specifier: string): Ending =>
  /\.[cm]?jsx?$/.test(specifier) ? '.js' : /\.[cm]?tsx?$/.test(specifier) ? '.ts' : '';
