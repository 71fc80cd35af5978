import { describe, expect, it } from 'vitest';
import { planAdopt } from '../../src/plan/update/adopt.js';
import { parts, withMember } from './support/parts.js';
import { done, TestProject, type Language } from './support/project.js';

const lock = '.mtls-pop.lock';

async function adopt(project: TestProject): Promise<readonly string[]> {
  const { plan, notes } = await planAdopt(project.root, undefined, project.root, project.disk);
  await project.apply(plan);
  return notes;
}

describe.each(Object.keys(parts) as Language[])('the lock file of a project in %s', (language) => {
  const { file, member, newer, other, stays } = parts[language];

  it.each<[what: string, damage: (project: TestProject) => void, code: string]>([
    [
      'cut off',
      (project) => {
        project.edit(lock, (text) => text.slice(0, 5000));
      },
      'lock-invalid',
    ],
    [
      'edited',
      (project) => {
        project.edit(lock, (text) => text.replace(/("path":"[^"]+","sha256":")..../, '$1zzzz'));
      },
      'lock-invalid',
    ],
    [
      'deleted',
      (project) => {
        project.remove(lock);
      },
      'project-invalid',
    ],
  ])('that was %s is refused with the way to rebuild it, and rebuilt as it was', async (_, damage, code) => {
    const project = await TestProject.made(language, '1.0.0');
    const before = project.read(lock);
    damage(project);
    await expect(project.plan()).rejects.toMatchObject({
      code,
      exitCode: 2,
      next: expect.stringContaining('mtls-pop update --adopt') as string,
    });
    await adopt(project);
    expect(project.read(lock)).toBe(before);
    await project.update();
    expect(project.files()).toEqual((await TestProject.made(language, '2.0.0')).files());
  });

  it('that was rebuilt counts as its owner’s what differs, and merges it', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => withMember(language, text));
    project.remove(other);
    project.remove(lock);
    expect((await adopt(project)).join('\n')).toContain(`${other} is not there`);
    expect((await project.check()).drifted).toEqual([file]);
    expect((await project.update()).conflicts).toEqual([]);
    for (const each of [member, newer]) expect(project.read(file)).toContain(each);
  });

  it('that holds another text than its hash says is refused where that text is needed', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => withMember(language, text));
    const entry = new RegExp(`^(.*${file.replaceAll(/[./]/g, '\\$&')}.*"deflate":")[^"]+`, 'm');
    const another = /"deflate":"([^"]+)/.exec(
      project
        .read(lock)
        .split('\n')
        .find((line) => line.includes(`"${stays}"`)) ?? '',
    );
    project.edit(lock, (text) => text.replace(entry, `$1${another?.[1] ?? ''}`));
    await expect(project.plan()).rejects.toMatchObject({ code: 'lock-invalid', exitCode: 2 });
  });

  it('of a newer tool is refused, naming both versions', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(lock, (text) => text.replace('"mtlsPopLock":1', '"mtlsPopLock":7'));
    await expect(project.plan()).rejects.toMatchObject({
      code: 'lock-newer',
      exitCode: 5,
      message: expect.stringMatching(/format 7.*format 1/) as string,
    });
  });

  it('moves on where its owner has made the changes already', async () => {
    const [project, fresh] = [
      await TestProject.made(language, '1.0.0'),
      await TestProject.made(language, '2.0.0'),
    ];
    for (const [name, text] of Object.entries(fresh.files()))
      if (!name.startsWith('.mtls-pop.')) project.write(name, text);
    expect(done(await project.update())).toEqual({ '.mtls-pop.lock': 'modify', '.mtls-pop.yaml': 'modify' });
    expect(project.files()).toEqual(fresh.files());
  });
});
