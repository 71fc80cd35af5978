/** ASCII identifiers joined by dots: what `--name` of a C# solution has been checked to be. */
const namespace = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/**
 * A namespace in C#, or a word that is made of it: it stands as it is or nowhere, because an identifier has no way to quote
 * anything.
 */
export function csharpNamespace(value: string): string {
  if (!namespace.test(value)) {
    throw new Error(`${JSON.stringify(value)} is not a namespace.`);
  }
  return value;
}
