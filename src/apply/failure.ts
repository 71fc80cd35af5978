import { ExitCode, Problem } from '../errors/errors.js';
import { errorCode } from '../disk/disk.js';
import { printable } from '../plan/paths/refusal.js';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'a path is too long',
  EBUSY: 'another program has a file open',
};

const nextSteps: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some space, or choose a folder on another disk, and repeat the command.',
  EDQUOT: 'Free some space, or choose a folder on another disk, and repeat the command.',
  ENAMETOOLONG: 'Choose a folder with a shorter path.',
  EBUSY: 'Close what has files of the project open, and repeat the command.',
};

const makeWritable = 'Make the folder writable for your user, or choose another one.';

/** A disk's refusal in the middle of a transaction that was taken back. Anything but a system error is given back as it is. */
export function failure(error: unknown, root: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new Problem({
    code: 'write-failed',
    message: `Writing to ${printable(root)} failed: ${reason(code)}. Everything is as before.`,
    cause: said(error),
    next: nextSteps[code] ?? makeWritable,
    exitCode: ExitCode.unexpected,
  });
}

/** A disk's refusal before anything was written. */
export function notWritable(error: unknown, root: string): unknown {
  const code = systemCode(error);
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return failure(error, root);
  return new Problem({
    code: 'target-not-writable',
    message: `${printable(root)} cannot be written to: ${reason(code)}.`,
    cause: said(error),
    next: makeWritable,
    exitCode: ExitCode.refused,
  });
}

/** A transaction that could go neither forward nor back. */
export function stuck(error: unknown, folder: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new Problem({
    code: 'rollback-failed',
    message: `A run was interrupted half-way, and putting things back failed: ${reason(code)}.`,
    cause: `${said(error)} What is needed to go on is in ${printable(folder)}.`,
    next: 'Remedy the cause, then run mtls-pop there again: it first brings this to an end.',
    exitCode: ExitCode.unexpected,
  });
}

/** A transaction that cannot be ended without losing what somebody changed after it was killed. */
export function unfinished(changed: readonly string[], folder: string): Problem {
  return new Problem({
    code: 'unfinished',
    message: `A run was killed here, and these files have changed since:\n${changed.map((each) => `- ${printable(each)}`).join('\n')}`,
    cause: `Ending it in either direction would overwrite them. New texts are in ${printable(folder)} under new, old ones under old.`,
    next: `Take what you need from there, then remove ${printable(folder)} to leave everything as it is now.`,
    exitCode: ExitCode.refused,
  });
}

function systemCode(error: unknown): string | undefined {
  const code = errorCode(error);
  return code !== undefined && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

function reason(code: string): string {
  return reasons[code] ?? `the system says ${code}`;
}

function said(error: unknown): string {
  return error instanceof Error ? `${printable(error.message)}.` : '';
}
