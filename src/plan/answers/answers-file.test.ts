import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Scenario } from '../../scenario/flow.js';
import { csharpFlow, flow } from '../testing/fixtures.js';
import { answersText } from './answers-file.js';
import { yamlScalar } from './yaml-scalar.js';

describe('yamlScalar', () => {
  it('is read back as exactly the text, by YAML 1.1 and by YAML 1.2', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        ' ',
        '~',
        'yes',
        'no',
        'on',
        'off',
        'null',
        'true',
        'y',
        'n',
        'nan',
        'inf',
        '1e3',
        '0x1f',
        '012',
        '1:30',
        '-',
        '- a',
        '#',
        'a #b',
        'a: b',
        '|',
        '>',
        '%',
        '@',
        '`',
        '&a',
        '*a',
        '!a',
        "'",
        '"',
        '\\',
        '<<',
        '=',
        '---',
        '...',
        '\ufeff',
        '\u0085',
        '\u2028',
        '\u202e',
        '\ud83d\ude00',
        '<%',
        '${x}',
        '*/',
        'x'.repeat(10_000),
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const document = `key: ${yamlScalar(text)}\n`;
        expect(document.split('\n')).toHaveLength(2);
        for (const version of ['1.1', '1.2'] as const)
          expect(parse(document, { version })).toEqual({ key: text });
      }),
      { numRuns: 2000 },
    );
  });

  it('is plain where that is safe, and shows what would not show', () => {
    expect(yamlScalar('managed-identity')).toBe('managed-identity');
    expect(yamlScalar('https://graph.microsoft.com')).toBe('"https://graph.microsoft.com"');
    expect(yamlScalar('no')).toBe('"no"');
    expect(yamlScalar('a\u202eb\u{e0001}')).toBe('"a\\u202eb\\U000e0001"');
  });
});

describe('.mtls-pop.yaml', () => {
  it('says what was answered, under the names of an answers file', () => {
    const confidential = {
      flow: 'vanilla',
      authentication: { auth: 'confidential-client' },
      finalToken: 'mtls-pop',
    };
    const settings = {
      ...flow().settings,
      tenant: 'contoso.com',
      clientId: 'b',
      leg1ClientId: 'c',
      region: undefined,
    };
    const second = flow({
      name: '@scope/two',
      scenario: confidential as unknown as Scenario,
      settings,
      moduleSystem: 'commonjs',
    });
    const text = answersText('2.0.0', [flow(), second]);
    expect(parse(text)).toEqual({
      guidance: '2.0.0',
      flows: [
        {
          name: 'my-service',
          language: 'typescript',
          flow: 'fic',
          auth: 'managed-identity',
          identity: 'user-assigned-client-id',
          identityValue: '6325cd32-9911-41f3-819c-416cdf9104e7',
          finalToken: 'mtls-pop',
          resource: 'https://graph.microsoft.com',
          region: 'westus3',
          cloud: 'public',
          testRunner: 'vitest',
          module: 'esm',
          packageManager: 'npm',
        },
        {
          name: '@scope/two',
          language: 'typescript',
          flow: 'vanilla',
          auth: 'confidential-client',
          finalToken: 'mtls-pop',
          resource: 'https://graph.microsoft.com',
          tenant: 'contoso.com',
          clientId: 'b',
          leg1ClientId: 'c',
          cloud: 'public',
          testRunner: 'vitest',
          module: 'commonjs',
          packageManager: 'npm',
        },
      ],
    });
    expect(text).toMatch(
      /^# [^]*\nguidance: "2\.0\.0"\nflows:\n {2}- name: my-service\n {4}language: typescript\n/,
    );
    expect(answersText('2.0.0', [flow(), second])).toBe(text);
  });

  it('lists for C# what belongs to it, and of the binding key only what is asked of it', () => {
    const asked = csharpFlow({ framework: 'net8.0', keyAttestation: true, minKeyStrength: 'keyguard' });
    const text = answersText('2.0.0', [csharpFlow({ testRunner: 'nunit' }), asked]);
    const { flows } = parse(text, { version: '1.1' }) as { flows: object[] };
    expect(flows.map((each) => Object.entries(each).slice(-4))).toEqual([
      [
        ['region', 'westus3'],
        ['cloud', 'public'],
        ['testRunner', 'nunit'],
        ['framework', 'net10.0'],
      ],
      [
        ['testRunner', 'xunit'],
        ['framework', 'net8.0'],
        ['keyAttestation', 'yes'],
        ['minKeyStrength', 'keyguard'],
      ],
    ]);
    expect(flows[0]).toMatchObject({ name: 'Contoso.Orders', language: 'csharp' });
  });

  it('carries any answer exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, resource) => {
        const text = answersText('1.0.0', [flow({ name, settings: { ...flow().settings, resource } })]);
        expect(parse(text)).toMatchObject({ flows: [{ name, resource }] });
      }),
    );
  });
});
