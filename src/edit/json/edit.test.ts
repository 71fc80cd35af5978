import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './document.js';
import { appendJson, insertSorted, removeJson, setJson } from './edit.js';

const manifest = `{
  "name": "orders",
  "scripts": { "test": "jest", "build": "tsc" },
  "dependencies": {
    "@nestjs/common": "^11.0.0",
    "rxjs": "^7.8.0"
  }
}
`;

describe('setting a value in JSON', () => {
  it('adds a key at the end, and nothing else changes but a comma', () => {
    expect(setJson(manifest, ['dependencies', 'zod'], '^4.0.0')).toBe(
      manifest.replace('"^7.8.0"\n', '"^7.8.0",\n    "zod": "^4.0.0"\n'),
    );
  });

  it('makes parents that are missing, devDependencies after dependencies and dependencies before them', () => {
    const added = setJson(manifest, ['devDependencies', 'jose'], '^6.0.0');
    expect(added).toBe(
      manifest.replace('"\n  }\n}', '"\n  },\n  "devDependencies": {\n    "jose": "^6.0.0"\n  }\n}'),
    );
    const before = '{\n\t"name": "x",\n\t"devDependencies": {},\n\t"jest": {}\n}';
    expect(setJson(before, ['dependencies', 'a'], '1.0.0')).toBe(
      '{\n\t"name": "x",\n\t"dependencies": {\n\t\t"a": "1.0.0"\n\t},\n\t"devDependencies": {},\n\t"jest": {}\n}',
    );
  });

  it('keeps each comment beside what it is about', () => {
    const text =
      '{\r\n    // first\r\n    "a": 1, // of a\r\n    /* of b */\r\n    "b": 2 // last\r\n    // end\r\n}';
    expect(setJson(text, ['c'], [])).toBe(
      '{\r\n    // first\r\n    "a": 1, // of a\r\n    /* of b */\r\n    "b": 2, // last\r\n    "c": []\r\n    // end\r\n}',
    );
    expect(insertSorted(text, [], 'aa', true)).toBe(
      '{\r\n    // first\r\n    "a": 1, // of a\r\n    "aa": true,\r\n    /* of b */\r\n    "b": 2 // last\r\n    // end\r\n}',
    );
  });

  it('keeps a trailing comma, a byte order mark and the style of the object', () => {
    expect(setJson('\uFEFF{\n  "a": 1,\n}\n', ['b'], 2)).toBe('\uFEFF{\n  "a": 1,\n  "b": 2,\n}\n');
    expect(setJson(manifest, ['scripts', 'lint'], 'eslint .')).toBe(
      manifest.replace('"tsc" }', '"tsc", "lint": "eslint ." }'),
    );
    expect(setJson('{"a":{}}', ['a', 'b'], { c: [1] })).toBe('{"a":{"b": {"c":[1]}}}');
    expect(setJson('{ "a" : 1 }', ['b'], 2)).toBe('{ "a" : 1, "b" : 2 }');
    expect(setJson('{}\n', ['a'], {})).toBe('{\n  "a": {}\n}\n');
    expect(setJson('{\n  "a": {\n    // nothing yet\n  }\n}', ['a', 'b'], 1)).toBe(
      '{\n  "a": {\n    // nothing yet\n    "b": 1\n  }\n}',
    );
  });

  it('replaces a value alone', () => {
    expect(setJson(manifest, ['dependencies', 'rxjs'], '^8.0.0')).toBe(manifest.replace('^7.8.0', '^8.0.0'));
    expect(setJson(manifest, ['scripts'], {})).toContain('"scripts": {},');
  });

  it('escapes what it writes', () => {
    const odd = 'a"\\\u2028</script>\n';
    expect(readJson(setJson('{}', [odd], odd))).toEqual({ [odd]: odd });
  });

  it('is valid where commas stand at odd places', () => {
    for (const text of [
      '{\n  "a": 1\n  , "b": 2\n}',
      '{\n  "a": 1\n  ,\n  "b": 2\n  ,\n}',
      '{ "a": 1,\n  "b": 2 }',
    ])
      for (const key of ['a0', 'c', 'A'])
        expect(readJson(insertSorted(text, [], key, 3)), text).toEqual({ a: 1, b: 2, [key]: 3 });
  });

  it('refuses to go through what is no object', () => {
    expect(() => setJson('{"a": [1]}', ['a', 'b'], 1, 'x.json')).toThrow('x.json: "a" is not an object.');
  });
});

describe('inserting a sorted key', () => {
  it('sorts as npm does, and as yarn does where the keys say so', () => {
    expect(
      Object.keys(readJson(insertSorted(manifest, ['dependencies'], '@azure/msal-node', '1')) as object),
    ).toEqual(['name', 'scripts', 'dependencies']);
    const npm = insertSorted(manifest, ['dependencies'], '@azure/msal-node', '1');
    expect(npm).toContain('"dependencies": {\n    "@azure/msal-node": "1",\n    "@nestjs/common"');
    expect(insertSorted('{ "B": 1, "a": 2 }', [], 'C', 3)).toBe('{ "B": 1, "C": 3, "a": 2 }');
    expect(insertSorted('{ "a": 1, "B": 2 }', [], 'C', 3)).toBe('{ "a": 1, "B": 2, "C": 3 }');
  });

  it('appends where the keys are in no order', () => {
    expect(insertSorted('{ "z": 1, "a": 2 }', [], 'b', 3)).toBe('{ "z": 1, "a": 2, "b": 3 }');
  });
});

describe('appending to a JSON array', () => {
  it('adds what is missing as the array is written', () => {
    expect(appendJson('{\n  "types": ["jest"]\n}', ['types'], 'node')).toBe(
      '{\n  "types": ["jest", "node"]\n}',
    );
    expect(appendJson('{\n  "types": [\n    "jest"\n  ]\n}', ['types'], 'node')).toBe(
      '{\n  "types": [\n    "jest",\n    "node"\n  ]\n}',
    );
    expect(appendJson('{\n  "types": ["node"]\n}', ['types'], 'node')).toBe('{\n  "types": ["node"]\n}');
    expect(appendJson('{\n  "types": []\n}', ['types'], 'node')).toBe('{\n  "types": [\n    "node"\n  ]\n}');
  });
});

describe('reading JSON', () => {
  it('reads comments and trailing commas, but not in package.json', () => {
    expect(readJson('{ "a": 1, } // c', 'tsconfig.json')).toEqual({ a: 1 });
    expect(() => readJson('{ "a": 1, }', 'package.json')).toThrow('package.json:1:');
    expect(() => readJson('// c\n{ "a": 1 }', 'sub/package.json')).toThrow('sub/package.json:1:1');
  });

  it('names file, line and column of what is broken', () => {
    expect(() => readJson('\uFEFF{\r\n  "a": 1\r\n  "b": 2\r\n}', 'package.json')).toThrow(
      'package.json:3:3 is not valid JSON: comma expected.',
    );
    expect(() => readJson('', 'package.json')).toThrow('package.json:1:1');
    expect(() => readJson('{\n<<<<<<< HEAD\n}', 'package.json')).toThrow(
      expect.objectContaining({ code: 'json-invalid', because: 'There are merge conflict markers in it.' }),
    );
  });
});

/** Documents as people lay them out: line ends, indentation, comments, trailing commas. */
const documents = fc
  .record({
    keys: fc.uniqueArray(fc.stringMatching(/^[a-z@/-]{1,6}$/), { minLength: 0, maxLength: 6 }),
    sorted: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    unit: fc.constantFrom('  ', '    ', '\t'),
    comments: fc.array(fc.constantFrom('', ' // c', ' /* c */', '#'), { minLength: 6, maxLength: 6 }),
    trailing: fc.boolean(),
    mark: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('', '\n', '\r\n'),
  })
  .map(({ keys, sorted, eol, unit, comments, trailing, mark, end }) => {
    const names = sorted ? [...keys].sort((a, b) => a.localeCompare(b, 'en')) : keys;
    const lines = names.map((key, at) => {
      const comma = at < names.length - 1 || trailing ? ',' : '';
      const [own, comment] = [`${JSON.stringify(key)}: ${at}${comma}`, comments[at] ?? ''];
      return comment === '#' ? `// above${eol}${unit}${unit}${own}` : own + comment;
    });
    const inner =
      lines.length === 0 ? '{}' : `{${eol}${lines.map((line) => unit + unit + line).join(eol)}${eol}${unit}}`;
    return { text: `${mark}{${eol}${unit}"in": ${inner}${eol}}${end}`, names };
  });

describe('any edit of JSON', () => {
  it('keeps every other byte, gives the value, happens once, and can be taken back', () => {
    fc.assert(
      fc.property(
        documents,
        fc.stringMatching(/^[a-z@/-]{1,6}$/),
        fc.boolean(),
        ({ text, names }, key, sorted) => {
          fc.pre(!names.includes(key));
          const edit = (before: string): string =>
            sorted ? insertSorted(before, ['in'], key, 'new') : setJson(before, ['in', key], 'new');
          const after = edit(text);
          const expected = Object.fromEntries(names.map((name, at) => [name, at]));
          expect(readJson(after)).toEqual({ in: { ...expected, [key]: 'new' } });
          expect(edit(after)).toBe(after);
          expect(removeJson(after, ['in', key])).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
