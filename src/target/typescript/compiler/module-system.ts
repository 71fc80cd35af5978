import { ExitCode, Problem } from '../../../errors/errors.js';
import type { Guess } from '../../guess.js';
import { isFound } from '../../guess.js';
import type { Options } from './settings.js';
import { isNode } from './settings.js';

type ModuleSystem = 'esm' | 'commonjs';

/**
 * What the code runs as: for Node's own settings (`nodenext` and the like) `type` in package.json decides, otherwise what the compiler
 * emits.
 *
 * Source: https://www.typescriptlang.org/docs/handbook/modules/reference.html, https://nodejs.org/api/packages.html#type
 *
 * @param type of the nearest package.json
 * @param shown path of the configuration that `options` are of
 */
export function moduleSystemOf(
  type: unknown,
  { module, nodeResolution, noEmit }: Options,
  shown: string | undefined,
): Guess<ModuleSystem> {
  const isModule = type === 'module';
  const byType: Guess<ModuleSystem> = isModule
    ? { value: 'esm', because: '"type": "module" in package.json' }
    : {
        value: 'commonjs',
        because:
          type === 'commonjs'
            ? '"type": "commonjs" in package.json'
            : 'package.json has no "type", so Node takes .js for CommonJS',
      };
  if (module === undefined || shown === undefined)
    return isModule || shown === undefined || nodeResolution
      ? byType
      : {
          candidates: ['esm', 'commonjs'],
          because: `Neither "type" in package.json nor "module" in ${shown} says it.`,
        };
  if (isNode(module))
    return { ...byType, because: `${byType.because}, with "module": "${module}" in ${shown}` };
  if (module === 'commonjs')
    return isModule && !noEmit
      ? {
          candidates: ['esm', 'commonjs'],
          because: `package.json says "type": "module", but ${shown} has the code compiled to CommonJS.`,
        }
      : isModule
        ? byType
        : { value: 'commonjs', because: `"module": "commonjs" in ${shown}` };
  if (/^(?:es|preserve$)/.test(module)) return { value: 'esm', because: `"module": "${module}" in ${shown}` };
  return { candidates: ['esm', 'commonjs'], because: `"module": "${module}" in ${shown} is neither.` };
}

/**
 * Refuses what the compiler refuses: ES imports in a file that becomes CommonJS as it is written.
 *
 * @throws {Problem} `verbatim-commonjs`
 */
export function refuseVerbatimCommonJs(
  verbatimModuleSyntax: boolean,
  moduleSystem: Guess<ModuleSystem>,
  { module }: Options,
  shown: string,
): void {
  if (!verbatimModuleSyntax || !isFound(moduleSystem) || moduleSystem.value !== 'commonjs') return;
  if (module !== 'commonjs' && !isNode(module)) return;
  throw new Problem({
    code: 'verbatim-commonjs',
    message: `${shown} sets verbatimModuleSyntax, and the package is CommonJS: ES imports do not compile there (TS1286, TS1295).`,
    cause: `Every generated file uses ES imports. The package is CommonJS because of ${moduleSystem.because}.`,
    next: `Set "type": "module" in package.json, or leave verbatimModuleSyntax out of ${shown}; or make a project of its own with \`mtls-pop new\`.`,
    exitCode: ExitCode.badInput,
  });
}
