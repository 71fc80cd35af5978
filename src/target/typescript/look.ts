import path from 'node:path';
import { nodeDisk } from '../../disk/disk.js';
import { isFolder } from '../files.js';
import type { Guess } from '../guess.js';
import { isFound } from '../guess.js';
import { importEndingOf } from './compiler/import-ending.js';
import { moduleSystemOf, refuseVerbatimCommonJs } from './compiler/module-system.js';
import { optionsOf, settingsOf } from './compiler/settings.js';
import type { TsConfig } from './compiler/tsconfig.js';
import { isOutsideRootDir, tsConfigOf } from './compiler/tsconfig.js';
import { typeScriptMajor } from './compiler/typescript-version.js';
import { formatterOf } from './formatter.js';
import { frameworkOf } from './framework.js';
import { packageManagerOf } from './package-manager.js';
import { needManifest, rangeOf } from './package-json.js';
import type { Manifest } from './package-json.js';
import { chooseAPackage, javaScriptRepo } from './refusals.js';
import { sourceFolderOf } from './source-folder.js';
import { styleOf } from './style/style.js';
import { sample, surveyPackage } from './survey.js';
import type { Survey } from './survey.js';
import { testHabitsOf } from './tests/habits.js';
import type { TypeScriptTarget } from './typescript-target.js';
import { listPackages } from './workspace/list-packages.js';
import { surroundingsOf } from './workspace/workspace-root.js';

/** What the person said: it stands in place of a guess. */
export interface Said {
  readonly packageManager?: 'npm' | 'pnpm' | 'yarn';
  readonly moduleSystem?: 'esm' | 'commonjs';
  readonly testRunner?: 'vitest' | 'node' | 'jest' | 'mocha';
}

/**
 * Looks at a package: its own files, a few of their texts, and the configuration of the workspace and repository above it. Reads
 * only, and no other package of the workspace.
 *
 * @param folder of the package
 * @throws {Problem} `not-a-project`, `javascript-repo`, `choose-a-package`, `verbatim-commonjs`, `json-invalid`, `yaml-invalid`,
 *   `tsconfig-invalid`, `merge-markers`, `unreadable`
 */
export async function lookAtTypeScript(folder: string, said: Said = {}): Promise<TypeScriptTarget> {
  const root = isFolder(folder) ? nodeDisk.realPath(folder) : path.resolve(folder);
  const manifest = await needManifest(root);
  const { workspaceRoot, top } = await surroundingsOf(root);
  const survey = surveyPackage(root);
  if (survey.sources.length === 0 && root === workspaceRoot) {
    const packages = await listPackages(root);
    if (packages.length > 0) throw chooseAPackage(root, packages);
  }

  const sourceFolder = sourceFolderOf(survey.sources, survey.folders);
  const inSources = path.join(root, isFound(sourceFolder) ? sourceFolder.value : '', 'mtls-pop/index.ts');
  const tsConfig = await tsConfigOf(root, top, inSources);
  const options = optionsOf(tsConfig);
  if (isJavaScript(manifest, survey, tsConfig, root)) throw javaScriptRepo(root);

  const texts = sample(root, survey.sources, 20).map(({ text }) => text);
  const moduleSystem: Guess<'esm' | 'commonjs'> =
    said.moduleSystem === undefined
      ? moduleSystemOf(manifest.raw['type'], options, tsConfig?.shown)
      : { value: said.moduleSystem, because: '--module' };
  const habits = await testHabitsOf(root, workspaceRoot, manifest, survey, said.testRunner);
  const testFile = path.join(root, habits.folder, `mtls-pop/unit/index${habits.naming}`);
  const tests =
    survey.tests.length === 0 && (await isOutsideRootDir(tsConfig, testFile))
      ? { ...habits, layout: besideSources(tsConfig?.shown) }
      : habits;
  const compiler = await settingsOf(tsConfig, await typeScriptMajor(root, workspaceRoot), testFile);
  refuseVerbatimCommonJs(compiler.verbatimModuleSyntax, moduleSystem, options, compiler.configFile);
  const formatter = await formatterOf(root, top);
  return {
    language: 'typescript',
    root,
    packageJson: manifest,
    packageManager:
      said.packageManager === undefined
        ? await packageManagerOf(root, top)
        : { value: said.packageManager, because: '--package-manager' },
    workspaceRoot,
    moduleSystem,
    importEnding: importEndingOf(
      texts,
      isFound(moduleSystem) ? moduleSystem.value : undefined,
      options,
      tsConfig?.shown,
    ),
    compiler,
    sourceFolder,
    tests,
    formatter,
    style: await styleOf(root, top, formatter, texts, inSources),
    framework: frameworkOf(manifest),
  };
}

/** Where there are no tests yet, and `tsc` would refuse any outside the folder of the sources. */
const besideSources = (shown = ''): TypeScriptTarget['tests']['layout'] => ({
  value: 'beside',
  because: `there are no tests yet, and ${shown} refuses files outside its rootDir`,
});

/** No TypeScript of its own: neither sources nor a dependency nor a configuration that would emit any. */
function isJavaScript(
  manifest: Manifest,
  { sources, tests, javascript }: Survey,
  tsConfig: TsConfig | undefined,
  root: string,
): boolean {
  if (sources.length + tests.length > 0) return false;
  const own = tsConfig !== undefined && path.dirname(tsConfig.file) === root;
  const { allowJs, noEmit } = optionsOf(tsConfig);
  // JavaScript whose comments are checked for types is run as it stands, so a file of TypeScript would not run.
  if (own && javascript > 0 && allowJs && noEmit) return true;
  if (own || rangeOf(manifest, 'typescript') !== undefined) return false;
  return tsConfig === undefined || javascript > 0;
}
