import { ExitCode, Problem } from '../../../errors/errors.js';

/**
 * Refuses a namespace that generated code is not written in.
 *
 * @throws {Problem} `namespace-unusable` (exit code 2)
 */
export function checkNamespace(namespace: string): void {
  const foreign = namespace.split('.').find((segment) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(segment));
  if (foreign !== undefined)
    throw unusable(
      namespace,
      `"${foreign}" in it is not made of ASCII letters and digits, which is all that generated code is written in.`,
    );
}

/**
 * Refuses a namespace that would hide a type: inside of `Contoso.Path.Api`, `Path` is the namespace `Contoso.Path`.
 *
 * @param names of types that code in the namespace uses and that no namespace of the flow declares
 * @throws {Problem} `namespace-unusable` (exit code 2)
 */
export function checkHiding(namespace: string, names: Iterable<string>): void {
  const segments = namespace.split('.');
  const hidden = [...names].find((name) => segments.includes(name));
  if (hidden !== undefined)
    throw unusable(
      namespace,
      `The code uses a type ${hidden}: inside of this namespace that name would mean the namespace.`,
    );
}

function unusable(namespace: string, cause: string): Problem {
  return new Problem({
    code: 'namespace-unusable',
    message: `The code of a flow cannot stand in the namespace ${namespace}.`,
    cause,
    next: 'Choose another folder with --folder and --test-folder, or another project with --project.',
    exitCode: ExitCode.badInput,
  });
}
