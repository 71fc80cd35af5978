import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FormattedFile } from './file.js';
import { formatterFailed } from './formatter-failed.js';

const timeLimitMs = 60_000;

/** What Biome formats of what is emitted; a version that knows no Markdown passes it over. */
const formattable = /\.(ts|md)$/;

/**
 * Formats with the Biome that is installed in a repo, and sorts imports where its configuration asks for it. Biome works on files, so
 * they are written into a temporary folder, beside a configuration that builds upon the repo's.
 *
 * @param configFile absolute; undefined where the repo has none
 * @param installed folder of the package
 * @returns the texts in the order of the files, as Biome gives them
 * @throws {Problem} `formatter-failed`
 */
export async function formatWithOwnBiome(
  files: readonly FormattedFile[],
  configFile: string | undefined,
  installed: string,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mtls-pop-format-'));
  try {
    const extended = configFile === undefined ? {} : { extends: [configFile] };
    // Which files the repo has Biome look at is said by where they stand in it.
    const all = (await majorOf(installed)) < 2 ? {} : { root: true, files: { includes: ['**'] } };
    await writeFile(
      join(folder, 'biome.json'),
      JSON.stringify({ ...extended, ...all, vcs: { enabled: false } }),
    );
    for (const { path, text } of files.filter(isFormattable)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await run(installed, folder);
    return await Promise.all(
      files.map(async (file) =>
        isFormattable(file) ? await readFile(join(folder, file.path), 'utf8') : file.text,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isFormattable = ({ path }: FormattedFile): boolean => formattable.test(path);

async function majorOf(installed: string): Promise<number> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  return Number.parseInt(version, 10);
}

function run(installed: string, folder: string): Promise<void> {
  const args = [
    join(installed, 'bin/biome'),
    'check',
    '--write',
    '--linter-enabled=false',
    '--colors=off',
    '.',
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, timeout: timeLimitMs }, (error, _output, errors) => {
      if (error === null) resolve();
      else reject(formatterFailed('Biome', /×\s*(.+)/.exec(errors)?.[1] ?? error.message));
    });
  });
}
