import { describe, expect, it } from 'vitest';
import { fill } from '../../render/segments.js';
import { mark } from '../marks.js';
import { cutText, kindOf, type TextKind } from './cut-text.js';

function filled(kind: TextKind, text: string, value: string | undefined): string {
  return fill(cutText('a.ejs', kind, text), () => value);
}

describe('a hole is escaped for where it stands', () => {
  const name = mark('name');

  it.each<[TextKind, string, string, string]>([
    ['json', `{ "name": "@${name}/x" }\n`, 'a"b', '{ "name": "@a\\"b/x" }\n'],
    ['env', `# A\nNAME=${name}\nB=\n`, 'a b', "# A\nNAME='a b'\nB=\n"],
    ['markdown', `# ${name}\n`, 'a*b', '# a\\*b\n'],
    ['markdown', `Runs \`${name}\` and \`npm\`.\n`, 'a*b', 'Runs `a*b` and `npm`.\n'],
    ['markdown', `| \`${name}\` | \`x\` |\n`, 'a|b', '| <code>a\\|b</code> | `x` |\n'],
    ['markdown', `\`\`\`mermaid\nA->>B: ${name}\n\`\`\`\n`, 'a;b', '```mermaid\nA->>B: a#59;b\n```\n'],
    ['markdown', `\`\`\`sh\n${name} install\n\`\`\`\n\n${name}\n`, 'npm', '```sh\nnpm install\n```\n\nnpm\n'],
  ])('in %s: %j', (kind, text, value, expected) => {
    expect(filled(kind, text, value)).toBe(expected);
  });

  it('takes what the template says where it is not answered, delimiters included', () => {
    expect(filled('markdown', `\`${mark('region', 'none')}\`\n`, undefined)).toBe('none\n');
    expect(filled('env', `REGION=${mark('region', '')}\n`, undefined)).toBe('REGION=\n');
  });

  it.each<[TextKind, string]>([
    ['env', `NAME=a${name}\n`],
    ['env', `# ${name}\n`],
    ['markdown', `\`a ${name}\`\n`],
    ['markdown', `\`\`\`ts\n${name}\n\`\`\`\n`],
    ['plain', `${name}\n`],
  ])('is refused where nothing escapes it, in %s: %j', (kind, text) => {
    expect(() => cutText('a.ejs', kind, text)).toThrow(/^a\.ejs:\d+: a hole cannot stand here/);
  });

  it('is refused outside of a JSON string', () => {
    expect(() => cutText('a.ejs', 'json', `{ "name": ${name} }`)).toThrow(SyntaxError);
  });
});

it('tells kinds of texts by their path', () => {
  expect(
    ['package.json', '.mocharc.json', 'README.md', '.env.example', '.gitignore', 'a.mts'].map(kindOf),
  ).toEqual(['json', 'json', 'markdown', 'env', 'plain', 'code']);
});
