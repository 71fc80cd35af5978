import type { CompilerSettings } from '../typescript-target.js';
import type { TsConfig } from './tsconfig.js';
import { isOutsideRootDir, takesIn } from './tsconfig.js';

/** Compiler options as they are in force: what the configuration says, or the compiler's default. */
export interface Options {
  /** Lower case; undefined where it says nothing. */
  readonly module: string | undefined;
  readonly moduleResolution: string | undefined;
  /** Whether relative imports have to end in a file's name, as Node has it. */
  readonly nodeResolution: boolean;
  readonly noEmit: boolean;
  readonly allowJs: boolean;
  /** Whether `.ts` endings are allowed, or rewritten when the code is emitted. */
  readonly tsEndings: boolean;
}

/** The compiler's defaults changed in its version 6. Source: its release notes. */
const newDefaults = 6;
/** No compiler of the repo's is known: the current defaults. */
const assumed = newDefaults;

export function optionsOf(tsConfig: TsConfig | undefined): Options {
  const options = tsConfig?.config.compilerOptions ?? {};
  const moduleResolution = options.moduleResolution?.toLowerCase();
  // Nobody writes `classic`: get-tsconfig puts the two in where the target implied them, before version 6.
  const implied = options.module === 'es6' && moduleResolution === 'classic';
  const module = implied ? undefined : options.module?.toLowerCase();
  return {
    module,
    moduleResolution,
    nodeResolution: isNode(moduleResolution ?? module),
    noEmit: options.noEmit === true,
    allowJs: options.allowJs === true || options.checkJs === true,
    tsEndings:
      options.allowImportingTsExtensions === true || options.rewriteRelativeImportExtensions === true,
  };
}

/** `node16`, `node18`, `node20`, `nodenext`. */
export const isNode = (setting: string | undefined): boolean =>
  setting !== undefined && /^node(?:16|18|20|next)$/.test(setting);

/**
 * What new code has to heed.
 *
 * @param testFile absolute path of a test file as it would be added
 */
export async function settingsOf(
  tsConfig: TsConfig | undefined,
  major: number | undefined,
  testFile: string,
): Promise<CompilerSettings> {
  const options = tsConfig?.config.compilerOptions ?? {};
  const { module } = optionsOf(tsConfig);
  const current = (major ?? assumed) >= newDefaults;
  return {
    configFile: tsConfig?.shown ?? '',
    verbatimModuleSyntax: options.verbatimModuleSyntax === true,
    allowImportingTsExtensions: optionsOf(tsConfig).tsEndings,
    esModuleInterop: options.esModuleInterop ?? (current || isNode(module) || module === 'preserve'),
    erasableSyntaxOnly: options.erasableSyntaxOnly === true,
    noPropertyAccessFromIndexSignature:
      tsConfig === undefined || options.noPropertyAccessFromIndexSignature === true,
    experimentalDecorators: options.experimentalDecorators === true,
    withoutNodeTypes: lacksNode(options.types, current),
    includesTests:
      tsConfig !== undefined &&
      (await takesIn(tsConfig, testFile)) &&
      !(await isOutsideRootDir(tsConfig, testFile)),
    target: options.target?.toLowerCase() ?? defaultTarget(module, current),
    strict: options.strict ?? current,
  };
}

/** Before version 6 every package of `@types` is taken in where `types` is not given, since then none is. */
function lacksNode(types: readonly string[] | undefined, current: boolean): boolean {
  if (types === undefined) return current;
  return !types.some((type) => type === 'node' || type === '*' || type.startsWith('node/'));
}

function defaultTarget(module: string | undefined, current: boolean): string {
  if (module === 'node16') return 'es2022';
  if (module === 'node20') return 'es2023';
  if (module === 'nodenext') return 'esnext';
  return current ? 'es2025' : 'es5';
}
