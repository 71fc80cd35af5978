import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../src/disk/disk.js';
import { temporaryFolder, tree, write } from '../../src/plan/testing/temporary-folder.js';
import { parts } from './support/parts.js';
import { checkIn, noGit, planIn, TestProject, type Language } from './support/project.js';

/** What becomes of a generated file, on a real disk: links are a matter of that. */
const fates: Readonly<
  Record<string, { do: (at: string) => void; disk?: (at: string) => Disk; code: string }>
> = {
  'a link': {
    code: 'link-in-the-way',
    do: (at) => {
      rmSync(at);
      symlinkSync(path.dirname(at), at, 'junction');
    },
  },
  'a folder': {
    code: 'not-a-file',
    do: (at) => {
      rmSync(at);
      mkdirSync(at);
    },
  },
  'no text': {
    code: 'not-utf8',
    do: (at) => {
      writeFileSync(at, Buffer.from([0xff, 0xfe, 0, 1]));
    },
  },
  unreadable: {
    code: 'not-a-file',
    do: () => undefined,
    // Permissions do not bind everybody who runs these tests.
    disk: (at) => ({
      ...nodeDisk,
      read: (file) => {
        if (file === at) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
        return nodeDisk.read(file);
      },
    }),
  },
  'a file outside of the target': {
    code: 'link-in-the-way',
    do: (at) => {
      const outside = path.join(temporaryFolder(), 'outside');
      renameSync(path.dirname(at), outside);
      symlinkSync(outside, path.dirname(at), 'junction');
    },
  },
};

describe.each(Object.keys(parts) as Language[])('an update of a project in %s', (language) => {
  it.each(Object.entries(fates))(
    'is refused where a generated file is %s, everything untouched',
    async (_, fate) => {
      const root = temporaryFolder();
      write(root, (await TestProject.made(language, '1.0.0')).files());
      const at = path.join(root, ...parts[language].file.split('/'));
      fate.do(at);
      const before = tree(root);
      const disk = fate.disk?.(at) ?? nodeDisk;
      await expect(planIn(root, {}, { disk, git: noGit })).rejects.toMatchObject({
        code: fate.code,
        exitCode: 5,
        message: expect.stringContaining(parts[language].file) as string,
      });
      expect(tree(root)).toEqual(before);
      const { broken } = await checkIn(root, { disk, git: noGit });
      expect(broken.map((each) => each.path)).toContain(parts[language].file);
    },
  );
});
