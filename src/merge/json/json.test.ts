import { parse as parseJson } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { merge3, type Merged } from '../merge.js';
import { changed, examples, options } from '../testing/examples.js';

describe('a package.json', () => {
  const { base, path } = examples.JSON;
  const merge = (ours: string, theirs: string): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, options);

  it('has the higher version where both changed it', async () => {
    const [low, high] = [changed(base, ['^6.2.17', '^6.4.0']), changed(base, ['^6.2.17', '^6.9.0'])];
    expect(await merge(low, changed(high, ['"tsc"', '"tsc -b"']))).toMatchObject({
      text: changed(high, ['"tsc"', '"tsc -b"']),
    });
    expect((await merge(high, low)).text).toBe(high);
  });

  it('conflicts where a version cannot be compared', async () => {
    const { conflicts } = await merge(
      changed(base, ['^6.2.17', 'catalog:']),
      changed(base, ['^6.2.17', '^6.4.0']),
    );
    expect(conflicts).toMatchObject([{ where: 'dependencies › jose', kind: 'both-changed' }]);
  });

  it('follows a package into other dependencies, when its owner moved it', async () => {
    const ours = changed(base, [
      ',\n    "jose": "^6.2.17"\n  }',
      '\n  },\n  "devDependencies": {\n    "jose": "^6.2.17"\n  }',
    ]);
    const { text, conflicts } = await merge(ours, changed(base, ['^6.2.17', '^6.4.0']));
    expect(conflicts).toEqual([]);
    expect(text).toBe(changed(ours, ['^6.2.17', '^6.4.0']));
  });

  it('follows theirs, when theirs moved it', async () => {
    const theirs = changed(base, [
      ',\n    "jose": "^6.2.17"\n  }',
      '\n  },\n  "devDependencies": {\n    "jose": "^6.2.17"\n  }',
    ]);
    const { text } = await merge(changed(base, ['"orders"', '"shop"']), theirs);
    expect(text).toBe(changed(theirs, ['"orders"', '"shop"']));
  });

  it('keeps packages sorted where both sides have them so', async () => {
    const ours = changed(base, ['"jose"', '"axios": "^1.0.0",\n    "jose"']);
    const theirs = changed(
      base,
      ['"jose": "^6.2.17"', '"jose": "^6.2.17",\n    "zod": "^4.0.0"'],
      ['"jose"', '"dotenv": "^17.0.0",\n    "jose"'],
    );
    const keys = Object.keys(
      (parseJson((await merge(ours, theirs)).text) as { dependencies: object }).dependencies,
    );
    expect(keys).toEqual(['@azure/msal-node', 'axios', 'dotenv', 'jose', 'zod']);
  });

  it('keeps tabs, one-line objects and minified text as its owner has them', async () => {
    const theirs = changed(
      base,
      ['"name"', '"engines": { "node": ">=22" },\n  "name"'],
      ['^7.2.1', '^7.3.0'],
    );
    const tabs = JSON.stringify(parseJson(base), null, '\t');
    expect((await merge(tabs, theirs)).text).toBe(
      changed(tabs, ['\t"name"', '\t"engines": { "node": ">=22" },\n\t"name"'], ['^7.2.1', '^7.3.0']),
    );
    const minified = JSON.stringify(parseJson(base));
    expect((await merge(minified, theirs)).text).toBe(
      changed(minified, ['"name"', '"engines": { "node": ">=22" },"name"'], ['^7.2.1', '^7.3.0']),
    );
  });

  it('has markers that say they are no JSON', async () => {
    const { note } = await merge(changed(base, ['"tsc"', '"tsc -b"']), changed(base, ['"tsc"', '"tsc -w"']));
    expect(note).toContain('no JSON');
  });
});

describe('a tsconfig.json', () => {
  it('keeps the comments of its owner, also above what goes', async () => {
    const base = '{\n  "files": ["a.ts"]\n}\n';
    const ours = changed(base, ['  "files"', '  // Why.\n  "files"']);
    const merged = await merge3({ path: 'tsconfig.json', base, ours, theirs: '{\n}\n' }, options);
    expect(merged).toMatchObject({ text: '{\n  // Why.\n}\n', by: 'json' });
  });

  const path = 'tsconfig.json';

  it('has lists as sets, comments and trailing commas', async () => {
    const base =
      '{\n  "compilerOptions": {\n    "lib": ["es2023"],\n    "types": ["node"]\n  },\n  "include": ["src"]\n}\n';
    const ours = changed(
      base,
      ['["es2023"]', '["es2023", "dom"]'],
      ['["node"]', '["node"], // ours'],
      ['["src"]', '[\n    "src",\n    "tools", // ours\n  ]'],
    );
    const theirs = changed(base, ['["es2023"]', '["es2024"]'], ['["src"]', '["src", "test"]']);
    expect((await merge3({ path, base, ours, theirs }, options)).text).toBe(
      changed(ours, ['"es2023"', '"es2024"'], ['"src",\n', '"src",\n    "test",\n']),
    );
  });

  it('takes the order of theirs where the owner left it alone, and what the owner added along', async () => {
    const base = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n';
    const ours = '{\n  "a": 1,\n  "mine": 0,\n  "b": 2,\n  "c": 3\n}\n';
    const theirs = '{\n  "c": 3,\n  "a": 1,\n  "b": 2\n}\n';
    const { text } = await merge3({ path, base, ours, theirs }, options);
    expect(text).toBe('{\n  "c": 3,\n  "a": 1,\n  "mine": 0,\n  "b": 2\n}\n');
  });
});
