import { ExitCode } from '../../errors/errors.js';

/** From what is well to what is worst: what people have to settle, what is to be updated, and what could not be looked at. */
const order: readonly ExitCode[] = [
  ExitCode.done,
  ExitCode.conflicts,
  ExitCode.outdated,
  ExitCode.badInput,
  ExitCode.refused,
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
