import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TypeScriptStyle } from '../target/code-style.js';
import { formatFiles } from './format-files.js';

const house: TypeScriptStyle = {
  endOfLine: '\n',
  bom: false,
  finalNewline: true,
  indent: '  ',
  quotes: 'single',
  semicolons: true,
  trailingCommas: 'all',
  bracketSpacing: true,
  arrowParens: 'always',
  lineWidth: 110,
};

const prettier = resolve(import.meta.dirname, '../../node_modules/prettier');

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mtls-pop-format-test-')));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const file = (text: string, path = 'src/a.ts', asRendered = false) => ({ path, text, asRendered });

describe('without a formatter', () => {
  const none = { kind: 'none' } as const;

  it('files are put into the style that was found', async () => {
    const style = { ...house, indent: '\t', semicolons: false, quotes: 'double', endOfLine: '\r\n' } as const;
    const { files, notes } = await formatFiles([file(`if (a) {\n  f('b');\n}\n`)], {
      root,
      formatter: none,
      style,
    });
    expect(files).toEqual([{ path: 'src/a.ts', text: `if (a) {\r\n\tf("b")\r\n}\r\n` }]);
    expect(notes).toEqual([]);
  });

  it('what was rendered in that very style is left as it is, and what was changed is not', async () => {
    const text = `f( 'not formatted' );\n`;
    const { files } = await formatFiles(
      [file(text, 'a.ts', true), file(text, 'b.ts'), file('*a*\n', 'c.md')],
      {
        root,
        formatter: none,
        style: house,
      },
    );
    expect(files.map((each) => each.text)).toEqual([text, `f('not formatted');\n`, '*a*\n']);
  });

  it('a byte order mark and a missing end of the last line are taken over', async () => {
    const style = { ...house, bom: true, finalNewline: false };
    const { files } = await formatFiles([file('f();\n')], { root, formatter: none, style });
    expect(files[0]?.text).toBe('\uFEFFf();');
  });
});

describe('with the repo’s own Prettier', () => {
  const own = { kind: 'prettier', installed: prettier } as const;

  it('its configuration for each path counts, not the style that was found', async () => {
    write(
      '.prettierrc',
      JSON.stringify({ semi: false, overrides: [{ files: 'test/**', options: { tabWidth: 8 } }] }),
    );
    write('.prettierignore', 'src/ignored.ts\n');
    const text = `if (a) {\n  f('b');\n}\n`;
    const { files, notes } = await formatFiles(
      [file(text), file(text, 'test/a.ts'), file(text, 'src/ignored.ts'), file('*a*\n', 'README.md')],
      { root, formatter: own, style: house },
    );
    expect(files.map((each) => each.text)).toEqual([
      `if (a) {\n  f("b")\n}\n`,
      `if (a) {\n        f("b")\n}\n`,
      text,
      '_a_\n',
    ]);
    expect(notes).toEqual([]);
  });

  it('what its configuration prints or loads stays in its own process', async () => {
    write(
      'prettier.config.mjs',
      `console.log('hello'); globalThis.touched = true; export default { semi: false };\n`,
    );
    const { files } = await formatFiles([file('f();\n')], { root, formatter: own, style: house });
    expect(files[0]?.text).toBe('f()\n');
    expect(globalThis).not.toHaveProperty('touched');
  });

  it('a failure is said, and the style that was found does instead', async () => {
    write('.prettierrc', '{ "plugins": ["no-such-plugin"] }');
    const { files, notes } = await formatFiles([file('f( )\n')], { root, formatter: own, style: house });
    expect(files[0]?.text).toBe('f();\n');
    expect(notes).toEqual([expect.stringMatching(/^The repo's own Prettier failed: .*no-such-plugin/)]);
  });
});

describe('with the repo’s own Biome', () => {
  /** Not Biome: says what it was called with and on what, by changing the files. */
  function biome(script: string): string {
    write('node_modules/@biomejs/biome/package.json', '{ "version": "2.1.0" }');
    return dirname(dirname(write('node_modules/@biomejs/biome/bin/biome', script)));
  }

  it('its check is run on the files, below a configuration that extends the repo’s', async () => {
    const installed = biome(`
      const { readFileSync, writeFileSync } = require('node:fs');
      const config = JSON.parse(readFileSync('biome.json', 'utf8'));
      writeFileSync('src/a.ts', readFileSync('src/a.ts', 'utf8') + process.argv.slice(2).join(' ') + ' ' + config.extends);
    `);
    const { files, notes } = await formatFiles([file('f();\n'), file('# a\n', 'README.md')], {
      root,
      formatter: { kind: 'biome', installed, configFile: 'biome.json' },
      style: house,
    });
    expect(files.map((each) => each.text)).toEqual([
      `f();\ncheck --write --linter-enabled=false --colors=off . ${join(root, 'biome.json')}`,
      '# a\n',
    ]);
    expect(notes).toEqual([]);
  });

  it('a failure is said, and the style that was found does instead', async () => {
    const installed = biome(`console.error('× No such option.'); process.exit(1);`);
    const { files, notes } = await formatFiles([file('f( )\n')], {
      root,
      formatter: { kind: 'biome', installed },
      style: house,
    });
    expect(files[0]?.text).toBe('f();\n');
    expect(notes).toEqual([expect.stringMatching(/^The repo's own Biome failed: No such option\. /)]);
  });
});
