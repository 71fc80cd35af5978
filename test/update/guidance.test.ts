import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planUndo } from '../../src/apply/undo/plan-undo.js';
import { parts, withMember } from './support/parts.js';
import { done, TestProject, type Language } from './support/project.js';

describe.each(Object.keys(parts) as Language[])('a project in %s', (language) => {
  const { file, edited, newer, stays, other, wide, member } = parts[language];

  it('is, with newer guidance, what a fresh one is, in one step or two', async () => {
    const [one, two] = [await TestProject.made(language, '1.0.0'), await TestProject.made(language, '1.0.0')];
    const fresh = (await TestProject.made(language, '2.0.0')).files();
    await one.update();
    expect(one.files()).toEqual(fresh);
    await two.update({ guidance: '1.1.0' });
    expect(two.files()).toEqual((await TestProject.made(language, '1.1.0')).files());
    await two.update();
    expect(two.files()).toEqual(fresh);
  });

  it('is the same in one step or two with edits of its owner’s in it', async () => {
    const [one, two] = [await TestProject.made(language, '1.0.0'), await TestProject.made(language, '1.0.0')];
    for (const each of [one, two]) {
      each.edit(file, (text) => withMember(language, text));
      each.edit(stays, (text) => `${text}\n// Mine.\n`);
    }
    await one.update();
    await two.update({ guidance: '1.1.0' });
    await two.update();
    expect(two.files()).toEqual(one.files());
    expect(one.read(file)).toContain(member);
  });

  it('has the same bytes again after a downgrade and an upgrade', async () => {
    const project = await TestProject.made(language, '2.0.0');
    const before = project.files();
    await project.update({ guidance: '1.0.0' });
    expect(project.files()).toEqual((await TestProject.made(language, '1.0.0')).files());
    await project.update();
    expect(project.files()).toEqual(before);
  });

  it('is not changed by a second update', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => withMember(language, text));
    await project.update();
    const again = await project.plan();
    expect(done(again)).toEqual({});
    expect(again.changes).toBe(false);
  });

  it('keeps what its owner has edited, deleted and saved in another way', async () => {
    const project = await TestProject.made(language, '1.0.0');
    const fresh = await TestProject.made(language, '2.0.0');
    project.edit(file, (text) => withMember(language, text));
    project.edit(wide, (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
    project.remove(other);
    const { plan, conflicts, notes } = await project.update();
    expect(conflicts).toEqual([]);
    expect(project.read(file)).toContain(newer);
    expect(project.read(file).replace(`\n${member}`, '')).toBe(fresh.read(file));
    expect(project.read(wide)).toBe(`\ufeff${fresh.read(wide).replaceAll('\n', '\r\n')}`);
    expect(project.files()).not.toHaveProperty([other]);
    expect(plan.changes.map((change) => change.path)).not.toContain(other);
    expect(notes.join('\n')).toContain(`${other} stays deleted`);
    expect(project.read(stays)).toBe(fresh.read(stays));
    expect(project.read('.mtls-pop.lock')).toBe(fresh.read('.mtls-pop.lock'));
    expect(await project.check()).toMatchObject({ outdated: false, broken: [], deleted: [other] });
  });

  it('gets a conflict with the rule of the guidance where both want something else', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => text.replace(edited[0], edited[1]));
    const { conflicts } = await project.update();
    expect(conflicts).toMatchObject([{ path: file, because: expect.stringMatching(/^MTLS\d{3}/) as string }]);
    const text = project.read(file);
    expect(text.split('\n')[(conflicts[0]?.line ?? 0) - 1]).toMatch(/^<{7} yours/);
    expect(text).toMatch(/^>{7} guidance 2\.0\.0.*MTLS\d{3}/m);
    expect(text).toContain(edited[1]);
    await expect(project.plan()).rejects.toMatchObject({ code: 'markers-left', exitCode: 5 });
    expect(await project.check()).toMatchObject({ broken: [{ path: file }] });
  });

  it.each([
    ['ours', 1],
    ['theirs', 0],
  ] as const)('has no markers where conflicts are settled for %s', async (onConflict, mine) => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => text.replace(edited[0], edited[1]));
    expect((await project.update({}, { onConflict })).conflicts).toEqual([]);
    expect(project.read(file).split(edited[1])).toHaveLength(mine + 1);
    expect(project.read(file)).not.toContain('<<<<<<<');
    expect(await project.check()).toMatchObject({ outdated: false, broken: [] });
  });

  it('is taken back whole by undo, moved files and all, and undo of that does it again', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(wide, (text) => `${text}\n// Mine.\n`);
    project.move(file, path.posix.join('moved', path.posix.basename(file)));
    const before = project.files();
    await project.update();
    const after = project.files();
    expect(after).not.toEqual(before);
    await project.apply(await planUndo(project.root, project.disk));
    expect(project.files()).toEqual(before);
    await project.apply(await planUndo(project.root, project.disk));
    expect(project.files()).toEqual(after);
  });

  it('is left as it is where conflicts are rejected, and they are named', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit(file, (text) => text.replace(edited[0], edited[1]));
    await expect(project.plan({}, { onConflict: 'reject' })).rejects.toMatchObject({
      code: 'conflicts',
      exitCode: 3,
      message: expect.stringContaining(file) as string,
    });
  });
});
