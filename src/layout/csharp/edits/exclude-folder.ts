import type { FileEdit } from '../../../edit/file-edit.js';
import { lineEnding } from '../../../edit/xml/xml-text.js';

/**
 * An edit that also keeps a folder out of a project that lies above it: else the project would compile what is in the folder.
 */
export function excludeFolderEdit(edit: FileEdit, folder: string): FileEdit {
  const property = `<DefaultItemExcludes>$(DefaultItemExcludes);${folder}/**</DefaultItemExcludes>`;
  return {
    ...edit,
    reason: `${edit.reason}; leaves ${folder}/ to the tests`,
    apply: (text) => {
      const edited = edit.apply(text);
      if (edited.includes(`;${folder}/**`)) return edited;
      const end = /^([ \t]*)<\/PropertyGroup>/m.exec(edited);
      if (end === null) return edited;
      const [, indent = ''] = end;
      const unit = indent === '' ? '  ' : indent;
      const line = `${indent}${unit}${property}${lineEnding(edited)}`;
      return edited.slice(0, end.index) + line + edited.slice(end.index);
    },
    contribution: { ...edit.contribution, excludes: [folder] },
  };
}
