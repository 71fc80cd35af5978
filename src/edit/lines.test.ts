import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEnv, appendLines, envEntries } from './lines.js';

const ours = envEntries(`# Copy this file.

# Tenant that issues the tokens.
AZURE_TENANT_ID=
# The resource,
# and where it is.
RESOURCE_URL=https://api.example
`);

describe('variables of an .env.example', () => {
  it('are read with the comments right above them', () => {
    expect(ours).toEqual([
      { name: 'AZURE_TENANT_ID', lines: ['# Tenant that issues the tokens.', 'AZURE_TENANT_ID='] },
      {
        name: 'RESOURCE_URL',
        lines: ['# The resource,', '# and where it is.', 'RESOURCE_URL=https://api.example'],
      },
    ]);
  });

  it('are appended below a header where they are missing', () => {
    expect(appendEnv('PORT=3000\r\n# AZURE_TENANT_ID=contoso\r\n', 'mTLS PoP', ours)).toBe(
      'PORT=3000\r\n# AZURE_TENANT_ID=contoso\r\n\r\n# mTLS PoP\r\n# The resource,\r\n# and where it is.\r\nRESOURCE_URL=https://api.example\r\n',
    );
    expect(appendEnv('PORT=3000', 'mTLS PoP', ours.slice(0, 1))).toBe(
      'PORT=3000\n\n# mTLS PoP\n# Tenant that issues the tokens.\nAZURE_TENANT_ID=',
    );
    expect(appendEnv('', 'mTLS PoP', ours.slice(0, 1))).toBe(
      '# mTLS PoP\n# Tenant that issues the tokens.\nAZURE_TENANT_ID=\n',
    );
  });

  it('are not appended where they are set, exported or commented out', () => {
    const text = '\uFEFFexport AZURE_TENANT_ID = x\n#RESOURCE_URL=\n';
    expect(appendEnv(text, 'mTLS PoP', ours)).toBe(text);
  });
});

describe('lines of a list', () => {
  it('are appended once', () => {
    expect(appendLines('dist\n.env\n', ['.env', '*.pem', '*.pem'])).toBe('dist\n.env\n*.pem\n');
    expect(appendLines('dist\r\n.env', ['*.pem'])).toBe('dist\r\n.env\r\n*.pem');
  });
});

describe('any text', () => {
  it('stays in front of what is appended, and gets nothing the second time', () => {
    const texts = fc
      .tuple(
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.constantFrom('', 'A=1', '# b', 'RESOURCE_URL=x', '  ')),
      )
      .map(([eol, lines]) => lines.join(eol));
    fc.assert(
      fc.property(texts, (text) => {
        for (const edit of [
          (before: string): string => appendEnv(before, 'mTLS PoP', ours),
          (before: string): string => appendLines(before, ['*.pem', 'A=1']),
        ]) {
          const after = edit(text);
          expect(after.startsWith(text)).toBe(true);
          expect(edit(after)).toBe(after);
        }
      }),
    );
  });
});
