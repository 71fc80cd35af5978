import { describe, expect, it } from 'vitest';
import { merge3, type Merged } from '../merge.js';
import { changed, examples, options, type Change } from '../testing/examples.js';

describe('a project file', () => {
  const { base, path } = examples.XML;
  const merge = (ours: string, theirs: string): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, options);
  const bump: Change = ['4.92.0', '4.93.0'];

  it('has the higher version where both changed it', async () => {
    const ours = changed(base, ['4.92.0', '4.92.1']);
    expect((await merge(ours, changed(base, bump))).text).toBe(changed(base, bump));
    expect((await merge(changed(base, bump), ours)).text).toBe(changed(base, bump));
  });

  it('follows a package into another group, and keeps what its owner says about it', async () => {
    const line = '    <PackageReference Include="Microsoft.Identity.Client" Version="4.92.0" />\n';
    const moved =
      '    <PackageReference Version="4.92.0" Include="microsoft.identity.client" PrivateAssets="all" />\n';
    const ours = changed(base, [line, ''], ['    <Content', `${moved}    <Content`]);
    expect(await merge(ours, changed(base, bump))).toMatchObject({
      text: changed(ours, bump),
      conflicts: [],
    });
  });

  it('follows groups that their owner joined', async () => {
    const ours = changed(base, ['  </ItemGroup>\n\n  <ItemGroup>\n', '']);
    const theirs = changed(base, bump, ['    <Content', '    <None Include="a.txt" />\n    <Content']);
    expect(await merge(ours, theirs)).toMatchObject({
      text: changed(ours, bump, ['    <Content', '    <None Include="a.txt" />\n    <Content']),
      conflicts: [],
    });
  });

  it('takes a version for what it is, as an attribute or as an element', async () => {
    const ours = changed(base, [
      ' Version="4.92.0" />',
      '>\n      <Version>4.92.0</Version>\n    </PackageReference>',
    ]);
    expect((await merge(ours, changed(base, bump))).text).toBe(changed(ours, bump));
  });

  it('keeps tabs and attributes on lines of their own', async () => {
    const ours = changed(base, ['Hosting" Version', 'Hosting"\n                      Version']).replace(
      /^ +/gm,
      (spaces) => '\t'.repeat(spaces.length / 2),
    );
    const theirs = changed(base, bump, [
      '    <Nullable>',
      '    <LangVersion>14</LangVersion>\n    <Nullable>',
    ]);
    expect((await merge(ours, theirs)).text).toBe(
      changed(ours, bump, ['\t\t<Nullable>', '\t\t<LangVersion>14</LangVersion>\n\t\t<Nullable>']),
    );
  });

  it('opens an element that closed itself', async () => {
    const ours = changed(base, ['"Always"', '"Always" Visible="false"']);
    const theirs = changed(base, [
      'CopyToOutputDirectory="Always" />',
      'CopyToOutputDirectory="Always">\n      <Link>a</Link>\n    </Content>',
    ]);
    expect((await merge(ours, theirs)).text).toBe(
      changed(ours, [' Visible="false" />', ' Visible="false">\n      <Link>a</Link>\n    </Content>']),
    );
  });
});
