/** How the files beside the new ones look, from `.editorconfig`, the formatter's configuration, or the files themselves. */
export interface FileStyle {
  readonly endOfLine: '\n' | '\r\n';
  readonly bom: boolean;
  readonly finalNewline: boolean;
  /** A tab, or spaces. */
  readonly indent: string;
}

/** What TypeScript leaves to taste. */
export interface TypeScriptStyle extends FileStyle {
  readonly quotes: 'single' | 'double';
  readonly semicolons: boolean;
  readonly trailingCommas: 'all' | 'es5' | 'none';
  readonly bracketSpacing: boolean;
  readonly arrowParens: 'always' | 'avoid';
  /** Columns. */
  readonly lineWidth: number;
}
