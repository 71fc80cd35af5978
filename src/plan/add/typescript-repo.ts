import { posix } from 'node:path';
import { formatFiles } from '../../format/format-files.js';
import { layOutTypeScript } from '../../layout/typescript/lay-out.js';
import { foldersOf, placeOf } from '../../layout/typescript/place.js';
import { render } from '../../render/render.js';
import type { Flow, TypeScriptFlow } from '../../scenario/flow.js';
import { isFound, type Guess } from '../../target/guess.js';
import { describeTypeScript, evidence } from '../../target/typescript/describe.js';
import { lookAtTypeScript, type Said } from '../../target/typescript/look.js';
import { dependencyMaps } from '../../target/typescript/typescript-target.js';
import type { DependencyMap, TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import { removeJson } from '../../edit/json/edit.js';
import { isObject } from '../lock/contribution.js';
import type { JsonObject } from '../lock/entry.js';
import type { Wiring } from '../../wiring/wiring.js';
import { nodeDisk } from '../../disk/disk.js';
import { refused } from '../paths/refusal.js';
import { survey } from '../paths/survey.js';
import { folderOptions } from './folder-options.js';
import { openPoint } from './open-point.js';
import { readerOf } from './reader.js';
import type { Beside, OpenPoint, Repo, RepoOptions } from './repo.js';

/** A TypeScript package as a repo to add to. */
export async function lookAtTypeScriptRepo(root: string, options: RepoOptions): Promise<Repo> {
  const folders = folderOptions(options);
  if (folders.folder === undefined) refuseLink(root);
  const target = await lookAtTypeScript(root, saidIn(options));
  const found = {
    testRunner: valueOf(target.tests.runner),
    module: valueOf(target.moduleSystem),
    packageManager: valueOf(target.packageManager),
  };
  return {
    language: 'typescript',
    root: target.root,
    target,
    description: describeTypeScript(target),
    evidence: evidence(target),
    answers: found,
    open: openPoints(target, folders),
    placeOf: (beside) => placeOf(target, { ...ownFolders(target, beside), ...folders }),
    layOut: async (flows, pack, allowMajor, own) =>
      layOutTypeScript({
        flows: await Promise.all(
          flows.filter(isTypeScript).map(async (flow) => ({ flow, rendering: await render(flow, pack) })),
        ),
        target: own === undefined ? target : withoutOwn(target, own),
        pack,
        allowMajor,
      }),
    packages: new Map([['package.json', { ...target.packageJson.dependencies }]]),
    wire: (flows, edit) => wire(flows.filter(isTypeScript), edit, target),
    format: async ({ path, text }) => {
      const { files } = await formatFiles([{ path, text, asRendered: false }], target);
      return files[0]?.text ?? text;
    },
  };
}

/** Sources behind a link are not looked at, and a guess without them would be wrong. */
function refuseLink(root: string): void {
  const { refusals } = survey(root, ['src/mtls-pop/index.ts'], nodeDisk);
  const links = refusals.filter(({ code }) => code === 'link-in-the-way');
  if (links.length > 0)
    throw refused([{ code: 'link-in-the-way', path: 'src', why: 'is a symbolic link' }], root);
}

async function wire(
  flows: readonly TypeScriptFlow[],
  edit: boolean,
  target: TypeScriptTarget,
): Promise<Wiring> {
  const [flow, folders] = [flows.at(-1), foldersOf(flows).at(-1)];
  if (flow === undefined || folders === undefined) throw new Error('There is no flow to wire.');
  const { wiringOf } = await import('../../wiring/wiring-of.js');
  return wiringOf({
    flow,
    target,
    clientFile: posix.join(folders.folder, 'client.ts'),
    laterName: flows.length === 1 ? undefined : flow.name,
    read: readerOf(target.root),
    wire: edit,
  });
}

/** What was checked to be one of the values that an answer has. */
const saidIn = ({ testRunner, module, packageManager }: RepoOptions): Said =>
  ({
    ...(testRunner !== undefined && { testRunner }),
    ...(module !== undefined && { moduleSystem: module }),
    ...(packageManager !== undefined && { packageManager }),
  }) as Said;

function openPoints(target: TypeScriptTarget, { folder, testFolder }: RepoOptions): OpenPoint[] {
  const { packageManager, moduleSystem, sourceFolder, tests } = target;
  const inTests = posix.join(tests.folder, 'mtls-pop');
  const library = folder ?? posix.join(valueOf(sourceFolder) ?? 'src', 'mtls-pop');
  const layouts = { folder: inTests, beside: library, __tests__: `${library}/__tests__` };
  return [
    ...openPoint(moduleSystem, {
      option: 'module',
      flag: '--module',
      message: 'Which module system does the package have?',
    }),
    ...openPoint(tests.runner, {
      option: 'testRunner',
      flag: '--test-runner',
      message: 'Which test runner does the package use?',
    }),
    ...openPoint(packageManager, {
      option: 'packageManager',
      flag: '--package-manager',
      message: 'Which package manager does the package use?',
    }),
    ...(folder === undefined
      ? openPoint(
          sourceFolder,
          { option: 'folder', flag: '--folder', message: 'Which folder shall the code go into?' },
          (sources) => posix.join(sources, 'mtls-pop'),
        )
      : []),
    ...(testFolder === undefined
      ? openPoint(
          tests.layout,
          { option: 'testFolder', flag: '--test-folder', message: 'Which folder shall the tests go into?' },
          (layout) => layouts[layout],
        )
      : []),
  ];
}

/** Beside a project that is all ours the usual folder is taken. */
function ownFolders({ sourceFolder, tests }: TypeScriptTarget, { name, flows }: Beside): RepoOptions {
  if (flows.every(({ place }) => place !== undefined)) return {};
  return {
    folder: posix.join(valueOf(sourceFolder) ?? 'src', `mtls-pop-${name}`),
    testFolder: posix.join(tests.folder, `mtls-pop-${name}`),
  };
}

/** The package as it would be if the dependencies that an earlier run added were not there. */
function withoutOwn(target: TypeScriptTarget, own: ReadonlyMap<string, JsonObject>): TypeScriptTarget {
  const { packageJson } = target;
  const ours = Object.entries(own.get('package.json') ?? {});
  let { text } = packageJson;
  const dependencies = { ...packageJson.dependencies };
  for (const [map, added] of ours) {
    if (!isDependencyMap(map) || !isObject(added)) continue;
    const same = Object.keys(added).filter((name) => dependencies[map][name] === added[name]);
    for (const name of same) text = removeJson(text, [map, name]);
    dependencies[map] = Object.fromEntries(
      Object.entries(dependencies[map]).filter(([name]) => !same.includes(name)),
    );
  }
  return { ...target, packageJson: { ...packageJson, text, dependencies } };
}

const isDependencyMap = (name: string): name is DependencyMap =>
  (dependencyMaps as readonly string[]).includes(name);

const valueOf = <T>(guess: Guess<T>): T | undefined => (isFound(guess) ? guess.value : undefined);

const isTypeScript = (flow: Flow): flow is TypeScriptFlow => flow.language === 'typescript';
