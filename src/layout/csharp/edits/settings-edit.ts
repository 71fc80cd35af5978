import type { FileEdit } from '../../../edit/file-edit.js';
import { setJson } from '../../../edit/json/edit.js';
import { readJson } from '../../../edit/json/document.js';

/**
 * Adds sections to `appsettings.json`, with what was answered in them. A section that is there stays as it is, whatever it says.
 *
 * @param sections by name
 */
export function settingsEdit(path: string, sections: Readonly<Record<string, unknown>>): FileEdit {
  return {
    path,
    reason: `has the settings ${Object.keys(sections).join(', ')}`,
    apply: (text) => {
      let edited = text ?? '{}\n';
      const present = readJson(edited, path);
      for (const [name, section] of Object.entries(sections))
        if (!isRecord(present) || !Object.hasOwn(present, name))
          edited = setJson(edited, [name], section, path);
      return edited;
    },
    contribution: sections,
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
