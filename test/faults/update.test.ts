import { beforeAll, describe, expect, it } from 'vitest';
import { recover } from '../../src/apply/recover.js';
import { FaultyFileSystem, type Fault } from '../../src/apply/testing/faulty-file-system.js';
import { Problem } from '../../src/errors/errors.js';
import type { Plan } from '../../src/plan/plan.js';
import { parts, withMember } from '../update/support/parts.js';
import { TestProject, type Files, type Language } from '../update/support/project.js';

describe.each(Object.keys(parts) as Language[])('an update of a project in %s', (language) => {
  const { file, edited, other, wide } = parts[language];
  /** Changed answers as well, so that files are made, changed, deleted, and left with a conflict. */
  const answers = { auth: 'confidential-client' };
  let begin: TestProject;
  let before: Files = {};
  let after: Files = {};
  let plan: Plan;
  let operations = 0;

  beforeAll(async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => withMember(language, text.replace(edited[0], edited[1])));
    project.edit(wide, (text) => text.replaceAll('\n', '\r\n'));
    project.remove(other);
    begin = project.copy();
    before = begin.files();
    ({ plan } = await project.plan(answers));
    const fs = new FaultyFileSystem(project.disk);
    await project.apply(plan, fs);
    after = project.files();
    operations = fs.operations.length;
    expect(new Set(plan.changes.map(({ action }) => action))).toEqual(
      new Set(['create', 'modify', 'delete', 'conflict', 'keep']),
    );
  });

  /** A lock file that does not agree with the files would call what nobody touched edited. */
  it('leaves a lock file that agrees with the files, before it and after it', async () => {
    for (const [files, guidance] of [
      [before, '1.0.0'],
      [after, '2.0.0'],
    ] as const) {
      const state = await TestProject.of(files).check();
      expect(state).toMatchObject({ guidance, drifted: [file], deleted: [other] });
    }
  });

  async function attempt(fault: Fault): Promise<{ project: TestProject; error: unknown; where: string }> {
    const project = begin.copy();
    const fs = new FaultyFileSystem(project.disk, [fault]);
    const error: unknown = await project.apply(plan, fs).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { project, error, where: JSON.stringify(fault) };
  }

  it('is done or not begun when it was killed after any write, rename or unlink', async () => {
    const recoveries = new Set<string>();
    for (let number = 0; number < operations; number += 1) {
      const { project, where } = await attempt({ killAfter: number });
      recoveries.add(await recover(project.root, { fs: project.disk }));
      expect([before, after], where).toContainEqual(project.files());
    }
    expect([...recoveries].sort()).toEqual(['finished', 'nothing', 'rolled-back']);
  });

  it('is not begun where the disk is full or permission is lost at any operation', async () => {
    let refused = 0;
    for (let number = 0; number < operations; number += 1) {
      // What a disk answers makes no difference: src/apply tries each answer at each kind of operation.
      const code = number % 2 === 0 ? 'ENOSPC' : 'EACCES';
      const { project, error, where } = await attempt({ fail: number, code });
      if (error === undefined) await recover(project.root, { fs: project.disk });
      else expect(error, where).toBeInstanceOf(Problem);
      if (error !== undefined) refused += 1;
      expect(project.files(), where).toEqual(error === undefined ? after : before);
    }
    expect(refused).toBeGreaterThan(operations / 2);
  });

  it('is refused where another was done since it was planned, and that one stays', async () => {
    const project = begin.copy();
    await project.apply(plan);
    await expect(project.apply(plan)).rejects.toMatchObject({ code: 'changed-meanwhile', exitCode: 5 });
    expect(project.files()).toEqual(after);
  });

  it('is brought to its end by the next one', async () => {
    const fresh = (await TestProject.made(language, '2.0.0')).files();
    const untouched = await TestProject.made(language, '1.0.0');
    const { plan: all } = await untouched.plan();
    for (const part of [0.3, 0.6, 0.9]) {
      const project = await TestProject.made(language, '1.0.0');
      const fault = { killBefore: Math.floor(operations * part) };
      await project.apply(all, new FaultyFileSystem(project.disk, [fault])).catch(() => undefined);
      await recover(project.root, { fs: project.disk });
      await project.update();
      expect(project.files()).toEqual(fresh);
    }
  });
});
