import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode, Problem } from '../../errors/errors.js';
import { formatFiles } from '../../format/format-files.js';
import type { Pack } from '../../guidance/schema.js';
import type { RenderedFile, Rendering } from '../../render/rendering.js';
import type { TypeScriptFlow } from '../../scenario/flow.js';
import type { TypeScriptPlace } from '../../scenario/place.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { Placement } from '../placement.js';
import { sharedWith, type SharableFile } from '../share.js';
import { environmentPrefix, withPrefix } from './environment.js';
import { importsOf, withImports } from './imports.js';
import { packageEdit } from './package-edit.js';
import { foldersOf } from './place.js';
import { positionOf } from './position.js';
import { environmentEdit, typesEdit } from './settings-edits.js';
import { withDots } from './property-access.js';
import { adaptTest } from './tests.js';
import { unfoundTests } from './unfound-tests.js';

export interface TypeScriptLayout {
  /** Each with its `place`; in the order in which they were added. */
  readonly flows: readonly { readonly flow: TypeScriptFlow; readonly rendering: Rendering }[];
  readonly target: TypeScriptTarget;
  readonly pack: Pack;
  /** Whether a package may be raised across a major version. */
  readonly allowMajor?: boolean;
}

/** A flow's files as rendered, its variables under its prefix, and where they stand in the repo. */
interface LaidOutFlow {
  readonly flow: TypeScriptFlow;
  readonly files: ReadonlyMap<string, RenderedFile>;
  /** Files that are written for it: all but those that it shares with the first flow. */
  readonly own: readonly RenderedFile[];
  readonly position: (path: string) => string;
}

/** Rendered files that say what files of the repo's own have to get. */
const manifestPath = 'package.json';
const environmentPath = '.env.example';

/** What belongs to one flow whatever it says. */
const ownOnly = new Set(['src/config.ts', 'src/mtls-pop/README.md']);

/**
 * Puts rendered flows into a repo: each file where the repo's habits want it, in the repo's style, and the edits of the files that have
 * to know of them.
 *
 * @throws {Problem} `needs-major`; `flow-in-the-way` where two flows would write the same file; `json-invalid` for a `package.json` that
 *   cannot be read
 */
export async function layOutTypeScript(layout: TypeScriptLayout): Promise<Placement> {
  const { target, pack, allowMajor = false } = layout;
  const laidOut = layOutFlows(layout.flows);
  const unformatted = laidOut.flatMap((flow) => flow.own.map((file) => placed(file, flow, target)));
  refuseClashes(unformatted.map(({ path }) => path));
  const formatted = await formatFiles(unformatted, target);
  const files = formatted.files
    .map(({ path, text }, position) => ({ path, text, rules: unformatted[position]?.rules ?? [] }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

  const texts = (path: string): readonly string[] =>
    laidOut.map((flow) => flow.files.get(path)?.text ?? (path.endsWith('.json') ? '{}' : ''));
  const dependencies = packageEdit(texts(manifestPath), {
    packageJson: target.packageJson,
    tests: target.tests,
    pack,
    allowMajor,
  });
  const types = typesEdit(target.compiler, textAt(target.root, target.compiler.configFile));
  const variables = texts(environmentPath).map((example, position) => ({
    flow: laidOut[position]?.flow.name ?? '',
    example,
  }));
  return {
    files,
    edits: [dependencies.edit, ...environmentEdit(target.root, variables), ...types.edits],
    notes: [
      ...dependencies.notes,
      ...types.notes,
      ...unfoundTests(target.tests, testsAmong(files)),
      ...formatted.notes,
    ],
  };
}

function layOutFlows(flows: TypeScriptLayout['flows']): readonly LaidOutFlow[] {
  const folders = foldersOf(flows.map(({ flow }) => flow));
  const laidOut: LaidOutFlow[] = [];
  flows.forEach(({ flow, rendering }, number) => {
    const ownFolders = folders[number];
    if (ownFolders === undefined) return;
    const [first] = laidOut;
    const files = new Map(
      rendering.files.map((file) => [file.path, prefixed(file, flow, first === undefined)]),
    );
    const code = [...files.values()].filter(({ path }) => path !== manifestPath && path !== environmentPath);
    const shared = first === undefined ? new Set<string>() : sharedWith(sharable(first.own), sharable(code));
    laidOut.push({
      flow,
      files,
      own: code.filter(({ path }) => !shared.has(path)),
      position: positions(ownFolders, shared, first),
    });
  });
  return laidOut;
}

function positions(
  own: TypeScriptPlace,
  shared: ReadonlySet<string>,
  first: LaidOutFlow | undefined,
): (path: string) => string {
  return (path) => (first !== undefined && shared.has(path) ? first.position(path) : positionOf(path, own));
}

function prefixed(file: RenderedFile, { name }: TypeScriptFlow, isFirst: boolean): RenderedFile {
  return isFirst ? file : { ...file, text: withPrefix(file.text, environmentPrefix(name)) };
}

function sharable(files: readonly RenderedFile[]): readonly SharableFile[] {
  return files.map(({ path, text }) => ({
    path,
    text,
    uses: importsOf(path, text),
    ownOnly: ownOnly.has(path),
  }));
}

function placed(file: RenderedFile, { flow, position }: LaidOutFlow, target: TypeScriptTarget) {
  const adapted = file.path.endsWith('.test.ts')
    ? adaptTest(file.text, flow.testRunner, target.tests)
    : file.text;
  const keyed =
    file.path.endsWith('.ts') && !target.compiler.noPropertyAccessFromIndexSignature
      ? withDots(adapted)
      : adapted;
  const text = withImports(file.path, keyed, position, importEnding(flow, target));
  return { path: position(file.path), text, asRendered: text === file.text, rules: file.rules };
}

function importEnding(flow: TypeScriptFlow, { importEnding: guess }: TypeScriptTarget): '.js' | '.ts' | '' {
  if ('value' in guess) return guess.value;
  return flow.moduleSystem === 'esm' ? '.js' : '';
}

function refuseClashes(paths: readonly string[]): void {
  const clash = paths.find((path, position) => paths.indexOf(path) !== position);
  if (clash === undefined) return;
  throw new Problem({
    code: 'flow-in-the-way',
    message: `Two flows would write ${clash}.`,
    cause: 'A later flow has a folder of its name, which the files of the first flow need too.',
    next: 'Give the flow another name with --name, or another folder with --folder.',
    exitCode: ExitCode.badInput,
  });
}

function testsAmong(files: readonly { readonly path: string }[]): readonly string[] {
  return files.map(({ path }) => path).filter((path) => /\.(test|spec)\.ts$/.test(path));
}

function textAt(root: string, path: string): string | undefined {
  const file = join(root, path);
  return path !== '' && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
