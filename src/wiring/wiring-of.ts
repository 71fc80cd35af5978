import type { Wiring, WiringInput } from './wiring.js';

/**
 * How a service comes to use an added flow: the lines to write, and with `wire` the edits that write them where there is exactly one place
 * for them. Edits change nothing where the lines are there already.
 */
export async function wiringOf(input: WiringInput): Promise<Wiring> {
  if ('clientFile' in input) {
    const { wireTypeScript } = await import('./typescript/wire-typescript.js');
    return wireTypeScript(input);
  }
  const { wireCSharp } = await import('./csharp/wire-csharp.js');
  return wireCSharp(input);
}
