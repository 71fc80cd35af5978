import { shellLine } from '../terminal/shell.js';

/** What takes a run back. @param folder as somebody would type it */
export const undoCommand = (folder: string): string =>
  shellLine(['mtls-pop', 'undo', ...(folder === '.' ? [] : [folder])]);
