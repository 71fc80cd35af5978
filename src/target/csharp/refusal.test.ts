import { describe, expect, it } from 'vitest';
import { type Files, value } from '../testing/repo.js';
import { csproj, look, problem, slnx } from './testing/repos.js';

describe('a repo that is refused', () => {
  it('has no project', async () => {
    expect(await problem({ 'README.md': '' })).toMatchObject({ code: 'not-a-project' });
    expect(await problem({ 'A.slnx': slnx('gone/Gone.csproj') })).toMatchObject({ code: 'not-a-project' });
  });

  it('has two solutions, and names both', async () => {
    const two = { 'A.slnx': slnx('A.csproj'), 'B.sln': '', 'A.csproj': csproj() };
    const refused = await problem(two);
    expect(refused.code).toBe('two-solutions');
    expect(refused.message).toMatch(/A\.slnx and B\.sln/);
    expect(refused.next).toContain('--solution A.slnx');
    expect(value((await look(two, { solution: 'A.slnx' })).project)).toBe('A.csproj');
  });

  it('has XML that does not parse, in any of the files', async () => {
    for (const file of ['A.csproj', 'Directory.Build.props', 'Directory.Packages.props', 'A.slnx']) {
      const refused = await problem({
        'A.csproj': csproj(),
        'A.slnx': slnx('A.csproj'),
        [file]: '<Project>\n<oops\n</Project>',
      });
      expect(refused.code).toBe('xml-invalid');
      expect(refused.message).toContain(file);
      expect(refused.message).toMatch(/line [23]/);
    }
  });

  it('is built for what the code cannot be compiled for', async () => {
    for (const framework of ['net6.0', 'net48', 'netstandard2.0;net8.0', 'net9.0-android']) {
      const refused = await problem({ 'A.csproj': csproj().replace('net10.0', framework) });
      expect(refused.code).toBe('framework-unsupported');
      expect(refused.message).toContain(framework.split(';')[0]);
    }
    for (const framework of ['net8.0', 'net9.0-windows10.0.19041', 'net11.0'])
      expect(value((await look({ 'A.csproj': csproj().replace('net10.0', framework) })).project)).toBe(
        'A.csproj',
      );
  });

  it('is written in an old C#', async () => {
    const version = (text: string): Files => ({
      'A.csproj': csproj(`<PropertyGroup><LangVersion>${text}</LangVersion></PropertyGroup>`),
    });
    expect(await problem(version('11'))).toMatchObject({ code: 'lang-version' });
    for (const fine of ['12', '13.0', 'latest', 'preview', 'default']) await look(version(fine));
  });

  it('has central versions where nothing may be written', async () => {
    const refused = await problem(
      {
        '.git/HEAD': '',
        'Directory.Packages.props':
          '<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>',
        'orders/Orders.slnx': slnx('Api/Api.csproj'),
        'orders/Api/Api.csproj': csproj(),
      },
      {},
      'orders',
    );
    expect(refused.code).toBe('outside-root');
    expect(refused.next).toContain('mtls-pop add .. --solution orders/Orders.slnx');
  });
});
