/** Prettier's options for every emitted file of code. */
export const codeStyle = { parser: 'typescript', printWidth: 110, singleQuote: true } as const;
