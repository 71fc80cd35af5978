const word = /^[A-Za-z0-9_./:@-]+$/;

/**
 * A word of a command that people type into sh, cmd or PowerShell. These agree on no way of quoting, so only what needs none
 * may stand there.
 */
export function shellWord(value: string): string {
  if (!word.test(value)) {
    throw new Error(`${JSON.stringify(value)} is not one word in every shell.`);
  }
  return value;
}
