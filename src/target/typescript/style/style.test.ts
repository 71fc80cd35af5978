import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { look, minimal, repo } from '../../testing/repo.js';
import type { Files } from '../../testing/repo.js';
import { lookAtTypeScript } from '../look.js';

describe('formatter and style', () => {
  const style = async (files: Files) => {
    const { formatter, style: found } = await look(minimal(files));
    return { kind: formatter.kind, ...found };
  };

  it('Prettier’s configuration, an override for TypeScript, and .editorconfig under it', async () => {
    expect(
      await style({
        '.prettierrc': 'singleQuote: true\noverrides:\n  - files: "*.ts"\n    options:\n      semi: false\n',
        '.editorconfig': '[*]\nindent_style = tab\nend_of_line = crlf\n[*.md]\nindent_style = space\n',
      }),
    ).toMatchObject({
      kind: 'prettier',
      quotes: 'single',
      semicolons: false,
      indent: '\t',
      endOfLine: '\r\n',
    });
  });

  it('Prettier’s own defaults where it is only a dependency', async () => {
    expect(
      await style({ 'package.json': { devDependencies: { typescript: '^5.9.0', prettier: '^3.0.0' } } }),
    ).toMatchObject({
      kind: 'prettier',
      quotes: 'double',
      indent: '  ',
      lineWidth: 80,
      trailingCommas: 'all',
    });
  });

  it('a configuration that is a program is not guessed: the sources are measured', async () => {
    expect(
      await style({
        'prettier.config.js': 'export default {};',
        'src/a.ts': `import x from "x"\n\nexport function a() {\n    return x.map(y => y)\n}\n`,
        'src/index.ts': `import { a } from "./a.js"\n`,
      }),
    ).toMatchObject({
      kind: 'prettier',
      quotes: 'double',
      semicolons: false,
      indent: '    ',
      arrowParens: 'avoid',
    });
  });

  it('Biome’s, with what it extends', async () => {
    expect(
      await style({
        'biome.json':
          '{ "extends": ["./base.jsonc"], "javascript": { "formatter": { "quoteStyle": "single" } } }',
        'base.jsonc': '{ "formatter": { "indentStyle": "space", "indentWidth": 4 }, /* */ }',
      }),
    ).toMatchObject({ kind: 'biome', quotes: 'single', indent: '    ' });
  });

  it('Biome that only lints leaves formatting to Prettier', async () => {
    expect(
      await style({ 'biome.json': { formatter: { enabled: false } }, '.prettierrc': '{ "semi": false }' }),
    ).toMatchObject({ kind: 'prettier', semicolons: false });
  });

  it('dprint’s', async () => {
    expect(
      await style({ 'dprint.json': { useTabs: true, typescript: { quoteStyle: 'preferSingle' } } }),
    ).toMatchObject({ kind: 'dprint', indent: '\t', quotes: 'single', lineWidth: 120 });
  });

  it('CRLF, byte order marks and the lack of spaces are measured where nothing says them', async () => {
    const file = `\uFEFFimport {a} from './a.js';\r\n\r\nexport const b = [\r\n\ta\r\n];\r\n`;
    expect(await style({ 'src/index.ts': file, 'src/a.ts': file, 'src/c.ts': file })).toMatchObject({
      kind: 'none',
      endOfLine: '\r\n',
      bom: true,
      indent: '\t',
      bracketSpacing: false,
      trailingCommas: 'none',
    });
  });

  it('says where the formatter is installed, in the workspace’s root too', async () => {
    const root = repo({
      'package.json': { workspaces: ['packages/*'] },
      'node_modules/prettier/package.json': { version: '3.1.0' },
      '.prettierrc.json': {},
      'packages/a/package.json': { devDependencies: { typescript: '^5.9.0' } },
      'packages/a/src/index.ts': '',
    });
    const { formatter } = await lookAtTypeScript(path.join(root, 'packages/a'));
    expect(formatter).toEqual({
      kind: 'prettier',
      configFile: '../../.prettierrc.json',
      installed: path.join(root, 'node_modules/prettier'),
    });
  });
});
