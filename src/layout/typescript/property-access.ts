/**
 * A key in brackets behind a value, as rendered code has it for strict compilers. Types begin with a capital in it, and keep their
 * brackets: `TokenRequest['assertion']`.
 */
const bracketed = /(?<=(?<![\w$])[a-z_$][\w$]*|\))(\?\.)?\['([A-Za-z_$][\w$]*)'\]/g;

/**
 * A rendered file's text with dots for keys that are identifiers (`form.scope`), as linters want it (`dot-notation`, `useLiteralKeys`)
 * wherever the compiler does not forbid it (`noPropertyAccessFromIndexSignature`).
 */
export function withDots(text: string): string {
  return text.replace(bracketed, (_, optional: string | undefined, key: string) => (optional ?? '.') + key);
}
