import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parts } from './support/parts.js';
import { TestProject, type Language } from './support/project.js';

describe.each(Object.keys(parts) as Language[])('of a project in %s', (language) => {
  const { file } = parts[language];

  it.each<[what: string, guidance: string, change: (project: TestProject) => void, isCurrent: boolean]>([
    ['as it was made', '2.0.0', () => undefined, true],
    [
      'without a file',
      '2.0.0',
      (project) => {
        project.remove(file);
      },
      true,
    ],
    ['of older guidance', '1.0.0', () => undefined, false],
    [
      'with an edit',
      '2.0.0',
      (project) => {
        project.edit(file, (text) => `${text}\n`);
      },
      false,
    ],
    [
      'with a remark in its answers',
      '2.0.0',
      (project) => {
        project.edit('.mtls-pop.yaml', (text) => `# Mine.\n${text}`);
      },
      false,
    ],
    [
      'with a lock file of two branches',
      '2.0.0',
      (project) => {
        project.edit('.mtls-pop.lock', (text) => `${text}${text}`);
      },
      false,
    ],
    [
      'with a folder where a file was',
      '2.0.0',
      (project) => {
        project.remove(file);
        project.disk.makeFolder(path.join(project.root, file));
      },
      false,
    ],
  ])('%s it is known whether nothing has to be planned', async (_, guidance, change, isCurrent) => {
    const project = await TestProject.made(language, guidance);
    change(project);
    expect(await project.isCurrent()).toBe(isCurrent);
    if (isCurrent) expect((await project.plan()).changes).toBe(false);
  });
});
