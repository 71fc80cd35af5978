import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../../src/plan/testing/temporary-folder.js';
import { git } from '../cli/repos.js';
import { parts, withMember } from './support/parts.js';
import { checkIn, done, TestProject, type Language } from './support/project.js';
import { updateIn } from './support/repo.js';

describe.each(Object.keys(parts) as Language[])('a file that was moved in a project in %s', (language) => {
  const { file, newer, stays } = parts[language];
  const elsewhere = path.posix.join(
    path.posix.dirname(path.posix.dirname(file)),
    'moved',
    path.posix.basename(file),
  );

  it('is followed by each update, however it is edited in between', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.move(file, elsewhere);
    expect(await project.check()).toMatchObject({
      moved: [{ path: file, to: elsewhere, by: 'likeness' }],
      deleted: [],
    });
    const { notes, followed } = await project.update({ guidance: '1.1.0' });
    expect(notes.join('\n')).toContain(`${file} is followed to ${elsewhere}, the file that is most like it.`);
    expect(followed).toEqual([{ path: file, to: elsewhere, by: 'likeness' }]);
    expect(project.read('.mtls-pop.yaml')).toContain(
      `moved:\n  ${JSON.stringify(file)}: ${JSON.stringify(elsewhere)}\n`,
    );
    const lines = project.read(elsewhere).split('\n');
    const mine = Array.from({ length: 2 * lines.length }, (_, at) => `// Line ${at} of mine.\n`).join('');
    project.edit(elsewhere, (text) => text + mine);
    const second = await project.update();
    expect(second.followed).toEqual([{ path: file, to: elsewhere, by: 'answers' }]);
    expect(project.read(elsewhere)).toContain(newer);
    expect(project.read(elsewhere)).toContain(mine);
    expect(project.files()).not.toHaveProperty([file]);
    expect(done(await project.plan())).toEqual({});
    expect(await project.check()).toMatchObject({
      outdated: false,
      drifted: [elsewhere],
      moved: [{ path: file, to: elsewhere, by: 'answers' }],
      deleted: [],
    });
  });

  it('is not looked for where nothing is new: then nothing is written', async () => {
    const project = await TestProject.made(language, '2.0.0');
    project.move(file, elsewhere);
    expect((await project.plan()).changes).toBe(false);
  });

  it('is deleted where it is, when nothing is generated for it any more and nobody has edited it', async () => {
    const project = await TestProject.made(language, '2.0.0');
    project.move(file, elsewhere);
    await project.update({ finalToken: 'mtls-pop' });
    await project.update({ flow: 'vanilla' });
    expect(project.files()).not.toHaveProperty([elsewhere]);
    expect(project.read('.mtls-pop.yaml')).not.toContain('moved:');
    expect(project.files()).toEqual(
      (await TestProject.made(language, '2.0.0', { flow: 'vanilla', finalToken: 'mtls-pop' })).files(),
    );
  });

  it('is refused where two would be in one place, everything untouched', async () => {
    const project = await TestProject.made(language, '1.0.0');
    project.edit('.mtls-pop.yaml', (text) =>
      text.replace('flows:', `moved:\n  ${JSON.stringify(file)}: ${JSON.stringify(stays)}\nflows:`),
    );
    await expect(project.plan()).rejects.toMatchObject({
      code: 'path-clash',
      message: expect.stringContaining(stays) as string,
    });
  });

  it('is found by git however its owner has rewritten it since, and afterwards without git', async () => {
    const root = temporaryFolder();
    const project = await TestProject.made(language, '1.0.0');
    write(root, project.files());
    git(root, 'init', '--quiet');
    const commit = (): void => {
      git(root, 'add', '--all');
      git(root, 'commit', '--quiet', '--message', 'more');
    };
    commit();
    mkdirSync(path.dirname(path.join(root, elsewhere)), { recursive: true });
    renameSync(path.join(root, file), path.join(root, elsewhere));
    commit();
    const rewritten = withMember(language, readFileSync(path.join(root, elsewhere), 'utf8'));
    const mine = Array.from({ length: 400 }, (_, at) => `// Line ${at} of mine.\n`).join('');
    write(root, { [elsewhere]: mine + rewritten });
    commit();
    expect((await checkIn(root)).moved).toEqual([{ path: file, to: elsewhere, by: 'git' }]);
    const { followed } = await updateIn(root);
    expect(followed).toEqual([{ path: file, to: elsewhere, by: 'git' }]);
    const text = readFileSync(path.join(root, elsewhere), 'utf8');
    for (const each of [newer, mine, parts[language].member]) expect(text).toContain(each);
    commit();
    rmSync(path.join(root, '.git'), { recursive: true });
    expect((await checkIn(root)).moved).toEqual([{ path: file, to: elsewhere, by: 'answers' }]);
  });
});
