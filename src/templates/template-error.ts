/** A template that breaks the dialect of docs/templates.md, with its file and line. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(path: string, line: number, message: string) {
    super(`${path}:${line}: ${message}`);
  }
}
