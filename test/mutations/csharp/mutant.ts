import { copyFile, cp, link, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runDotnet } from '../../support/dotnet.js';
import type { Subject } from './subject.js';

export interface Mutant {
  /** Ids of the rules that failed the build. With any, there is no assembly. */
  readonly failedRules: readonly string[];
  /** What the compiler said. */
  readonly output: string;
  /** The mutant's own folder. */
  readonly folder: string;
}

/**
 * Compiles the library with one file changed, as its own project does.
 *
 * @param id tells mutants of one subject apart
 * @param file below `MtlsPop/`
 */
export async function compileMutant(
  { library, assembly, compiler, compilerArguments }: Subject,
  id: string,
  file: string,
  change: (text: string) => string,
): Promise<Mutant> {
  // Below the project and `MtlsPop/`, so that every section of the .editorconfig that speaks of the file still does.
  const folder = path.join(library, 'obj', 'mutants', id);
  const source = path.join(folder, 'MtlsPop', file);
  await mkdir(path.dirname(source), { recursive: true });
  await writeFile(source, change(await readFile(path.join(library, 'MtlsPop', file), 'utf8')));

  const original = path.join('MtlsPop', file);
  const lines = compilerArguments
    .filter((line) => !/^\/(?:noconfig|out:|refout:|doc:)/.test(line))
    .map((line) => (line.replaceAll('"', '') === original ? `"${source}"` : line));
  const outputs = [`/out:"${path.join(folder, assembly)}.dll"`, `/doc:"${path.join(folder, assembly)}.xml"`];
  const responseFile = path.join(folder, 'csc.rsp');
  await writeFile(responseFile, [...lines, ...outputs].join('\n'));
  if (!lines.includes(`"${source}"`)) throw new Error(`The project does not compile ${original}.`);

  const { exitCode, output } = await runDotnet(library, [
    'exec',
    compiler,
    '-noconfig',
    '-shared',
    `@${responseFile}`,
  ]);
  const failedRules = [...new Set([...output.matchAll(/\berror ([A-Z]+\d+):/g)].map(([, id = '']) => id))];
  if (exitCode !== 0 && failedRules.length === 0) throw new Error(`The compiler did not run:\n${output}`);
  return { failedRules, output, folder };
}

/** Puts the mutant's assembly among the built tests, in a folder of its own, and gives the path of the tests' assembly. */
export async function arrangeTests({ tests, assembly }: Subject, { folder }: Mutant): Promise<string> {
  const place = path.join(folder, 'tests');
  await mirror(tests, place, new Set([`${assembly}.dll`, `${assembly}.pdb`]));
  await copyFile(path.join(folder, `${assembly}.dll`), path.join(place, `${assembly}.dll`));
  return path.join(place, `${assembly}.Tests.dll`);
}

/** Repeats a folder with links to its files, or with copies where the file system has no links. */
async function mirror(from: string, to: string, without: ReadonlySet<string>): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await mirror(source, target, without);
    else if (!without.has(entry.name)) await link(source, target).catch(() => cp(source, target));
  }
}
