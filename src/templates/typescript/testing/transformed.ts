import { format } from 'prettier';
import { allVariants, type Variant } from '../../../render/variant.js';
import type { Transform } from '../edits.js';
import { transformText } from '../transform-text.js';

/** A possible variant with these values. */
export function variantWith(given: Partial<Variant> = {}): Variant {
  const [variant] = allVariants('typescript', {
    flow: 'fic',
    testRunner: 'vitest',
    moduleSystem: 'esm',
    ...given,
  });
  if (variant === undefined) {
    throw new Error(`No scenario has ${JSON.stringify(given)}.`);
  }
  return variant;
}

/** What a transform makes of a text, formatted like what is emitted; the expectation is formatted the same way. */
export async function transformed(
  transform: Transform,
  text: string,
  given: Partial<Variant> = {},
): Promise<string> {
  return formatted(transformText('template.ts', text, [transform], variantWith(given)));
}

export function formatted(text: string): Promise<string> {
  return format(text, { parser: 'typescript', singleQuote: true });
}
