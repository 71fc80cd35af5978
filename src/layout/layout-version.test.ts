import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../guidance/load.js';
import { resolveFlow } from '../scenario/resolve.js';
import { targetWith } from './csharp/testing/targets.js';
import { layOutCSharp } from './csharp/lay-out.js';
import { placeOf } from './csharp/place/place-of.js';
import { layoutVersion } from './layout-version.js';
import type { Placement } from './placement.js';
import { flowFor, vanilla } from './testing/flows.js';
import { typeScriptTarget } from './testing/typescript-target.js';
import { layOutTypeScript } from './typescript/lay-out.js';

/** What the version with that number makes of renderings that do not change with the templates. */
const recorded = { version: 1, typescript: '86e74ad99280221a', csharp: 'b3b0b7addbdf193f' };

const rendering = (files: Readonly<Record<string, string>>) => ({
  guidance: '2.0.0',
  files: Object.entries(files).map(([path, text]) => ({ path, text, rules: ['MTLS001'] })),
});

const digest = ({ files, edits }: Placement): string => {
  const contributions = edits.map(({ path, contribution }) => ({ path, contribution }));
  return createHash('sha256').update(JSON.stringify({ files, contributions })).digest('hex').slice(0, 16);
};

describe(`version ${layoutVersion} of the layout`, () => {
  const why = 'Flows come out in another way: raise layoutVersion, and record here what it gives now.';

  it('is the one whose outcome is recorded', () => {
    expect(recorded.version).toBe(layoutVersion);
  });

  it('puts TypeScript where, and as, it says', async () => {
    const target = typeScriptTarget();
    const { flow } = await flowFor(target, vanilla);
    const placement = await layOutTypeScript({
      flows: [
        {
          flow,
          rendering: rendering({
            '.env.example': '# The resource.\nMTLS_POP_RESOURCE=\n',
            'package.json': '{ "dependencies": { "@azure/msal-node": "^7.2.1" }, "devDependencies": {} }\n',
            'src/config.ts':
              "import { a } from './mtls-pop/a.js';\n\nexport const config = a(process.env['MTLS_POP_RESOURCE']);\n",
            'src/mtls-pop/a.ts': 'export const a = (value: string | undefined): string => value ?? "";\n',
            'src/mtls-pop/README.md': '# Tokens\n',
            'test/unit/a.test.ts':
              "import { expect, it } from 'vitest';\nimport { a } from '../../src/mtls-pop/a.js';\n\nit('is', () => {\n  expect(a('b')).toBe('b');\n});\n",
          }),
        },
      ],
      target,
      pack: await loadPack(),
    });
    expect(digest(placement), why).toBe(recorded.typescript);
  });

  it('puts C# where, and as, it says', async () => {
    const pack = await loadPack();
    const target = targetWith();
    const answers = { language: 'csharp', name: 'Flow', ...vanilla, resource: 'api://contoso/orders' };
    const resolved = resolveFlow(answers, pack, { yes: true });
    if (resolved.language !== 'csharp') throw new Error('Not a C# flow.');
    const flow = { ...resolved, name: 'orders', place: placeOf(target, {}) };
    const placement = await layOutCSharp({
      flows: [
        {
          flow,
          rendering: rendering({
            'src/Flow/appsettings.json':
              '{\n  "MtlsPop": {\n    "Resource": "api://contoso/orders"\n  }\n}\n',
            'src/Flow/MtlsPop/Token.cs':
              'using Microsoft.Identity.Client;\n\nnamespace Flow.MtlsPop;\n\ninternal sealed class Token\n{\n    public string Text => "token";\n}\n',
            'test/Flow.Tests/Unit/TokenTests.cs':
              'using Flow.MtlsPop;\nusing Xunit;\n\nnamespace Flow.Tests.Unit;\n\npublic sealed class TokenTests\n{\n    [Fact]\n    public void Is() => Assert.Equal("token", new Token().Text);\n}\n',
          }),
        },
      ],
      target,
      pack,
    });
    expect(digest(placement), why).toBe(recorded.csharp);
  });
});
