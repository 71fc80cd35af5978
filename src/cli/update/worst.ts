import { ExitCode } from '../../errors/errors.js';

/**
 * From what is well to what is worst: what people have to settle, and what could not be updated. Of a check all ask first whether
 * something is outdated.
 */
const order: readonly ExitCode[] = [
  ExitCode.done,
  ExitCode.conflicts,
  ExitCode.badInput,
  ExitCode.refused,
  ExitCode.outdated,
  ExitCode.unexpected,
  ExitCode.interrupted,
];

/** The exit code of several projects: that of the one which is worst off. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>(
    (most, code) => (order.indexOf(code) > order.indexOf(most) ? code : most),
    ExitCode.done,
  );
}
