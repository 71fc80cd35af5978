import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Emulator } from '../../../templates/typescript/test/emulator/index.js';
import { ExitCode, Problem } from '../../errors/errors.js';

/** What a client needs to meet the emulator, as absolute paths. */
export interface CredentialFiles {
  /** Trust this authority, and only for the emulator. */
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Certificate and key: the value of `AZURE_CLIENT_CERTIFICATE_PATH`. */
  readonly pemFile: string;
  /** PKCS#12 with an empty password. */
  readonly pfxFile: string;
}

export interface WrittenCredentials {
  readonly files: CredentialFiles;
  /** Removes what was written, and a folder that was made for it. */
  remove(): Promise<void>;
}

/**
 * Writes the emulator's credential, each file readable by its owner alone (on Windows: whoever the folder's own permissions
 * let in, which for the temporary folder is the user).
 *
 * @param dir a folder of the person's; a fresh temporary one by default
 * @throws {Problem} `credential-exists` rather than overwrite anything; `credential-folder-unusable`
 */
export async function writeCredentials(emulator: Emulator, dir?: string): Promise<WrittenCredentials> {
  const folder = dir === undefined ? await temporaryFolder() : await namedFolder(resolve(dir));
  const written: string[] = [];
  const remove = async (): Promise<void> => {
    await Promise.all(written.map((file) => rm(file, { force: true })));
    if (folder.isNew) await rmdir(folder.path).catch(ignoreNotEmpty);
  };
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = join(folder.path, name);
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    written.push(file);
    return file;
  };

  try {
    const { toPfx } = await import('./pfx.js');
    const { caPem, credential } = emulator;
    const files = {
      caFile: await write('ca.pem', caPem),
      certificateFile: await write('certificate.pem', credential.certificatePem),
      keyFile: await write('private-key.pem', credential.privateKeyPem),
      pemFile: await write('credential.pem', credential.pem),
      pfxFile: await write('credential.pfx', await toPfx(credential)),
    };
    return { files, remove };
  } catch (error) {
    await remove();
    throw toProblem(error, folder.path);
  }
}

interface Folder {
  readonly path: string;
  /** Whether it was made for this run. */
  readonly isNew: boolean;
}

async function temporaryFolder(): Promise<Folder> {
  return { path: await mkdtemp(join(tmpdir(), 'mtls-pop-emulator-')), isNew: true };
}

async function namedFolder(path: string): Promise<Folder> {
  try {
    const first = await mkdir(path, { recursive: true, mode: 0o700 });
    return { path, isNew: first !== undefined };
  } catch (error) {
    throw toProblem(error, path);
  }
}

function ignoreNotEmpty(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
}

function toProblem(error: unknown, folder: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' && path !== undefined && path !== folder) {
    return new Problem({
      code: 'credential-exists',
      message: `${path} exists already.`,
      cause: 'The emulator makes new credentials each time and overwrites nothing.',
      next: 'Delete it if it is left from an earlier run, or name another folder with --dir.',
      exitCode: ExitCode.refused,
    });
  }
  if (code === undefined || error instanceof Problem) return error;
  return new Problem({
    code: 'credential-folder-unusable',
    message: `Credentials cannot be written into ${folder}.`,
    cause:
      code === 'EEXIST' || code === 'ENOTDIR' ? 'It is not a folder.' : `The file system answers ${code}.`,
    next: 'Name a folder that you may write to with --dir, or leave it out for a temporary one.',
    exitCode: ExitCode.badInput,
  });
}
