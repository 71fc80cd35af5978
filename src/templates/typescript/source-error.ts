import type { SourceFile } from 'ts-morph';
import { TemplateError } from '../template-error.js';

export function errorAt(file: SourceFile, position: number, message: string): TemplateError {
  const { line } = file.getLineAndColumnAtPos(position);
  return new TemplateError(file.getFilePath().slice(1), line, message);
}
