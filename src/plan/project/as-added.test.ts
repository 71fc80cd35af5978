import { describe, expect, it } from 'vitest';
import type { CSharpFlow } from '../../scenario/flow.js';
import type { LockEntry } from '../lock/entry.js';
import { addedFlow, csharpFlow } from '../testing/fixtures.js';
import { asAdded } from './as-added.js';

const lockOf = (language: string, names: readonly string[], paths: readonly string[]) => ({
  renderings: names.map((name) => ({ flow: `${language} ${name}`, rendering: '' })),
  entries: paths.map((path) => ({ path }) as LockEntry),
});

const namesOf = (flows: readonly { readonly name: string }[]): string[] => flows.map(({ name }) => name);

describe('flows in the order in which they were added', () => {
  it('have the one first in whose folder the others lie, and what is not there last', () => {
    const lock = lockOf(
      'typescript',
      ['graph', 'billing'],
      ['src/mtls-pop/config.ts', 'src/mtls-pop/billing/config.ts'],
    );
    expect(namesOf(asAdded([addedFlow('new'), addedFlow('billing'), addedFlow('graph')], lock))).toEqual([
      'graph',
      'billing',
      'new',
    ]);
    expect(namesOf(asAdded([addedFlow('b'), addedFlow('a')], lockOf('typescript', [], [])))).toEqual([
      'b',
      'a',
    ]);
  });

  it('have the one first whose namespace the others are in', () => {
    const of = (name: string, namespace: string): CSharpFlow =>
      csharpFlow({
        name,
        place: {
          project: 'A.csproj',
          testProject: 'T.csproj',
          folder: 'MtlsPop',
          testFolder: 'Tests',
          namespace,
          testNamespace: `${namespace}.Tests`,
        },
      });
    const lock = lockOf('csharp', ['graph', 'billing'], []);
    expect(namesOf(asAdded([of('billing', 'A.MtlsPop.Billing'), of('graph', 'A.MtlsPop')], lock))).toEqual([
      'graph',
      'billing',
    ]);
  });
});
