import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emittedNames } from './csharp-emitted-names.js';
import { isKeyword } from './csharp-keywords.js';
import { csharpNameFlaw, csharpNameFrom, longestName } from './csharp-name.js';

const accepted = [
  'Contoso',
  'Contoso.Orders',
  'OrdersApi',
  'orders',
  'contoso.task',
  'Contoso.V2.Api',
  'A1',
  'Contoso.Events',
  'Contoso.Demo',
  'ConsoleApp',
  'MtlsPopService',
  'x'.repeat(longestName),
];

/** What each is refused for, and what is suggested instead. */
const refused: [name: string, flaw: string, instead: string | undefined][] = [
  ['orders-api', 'ASCII letters and digits', 'OrdersApi'],
  ['@contoso/orders', 'ASCII letters and digits', 'Contoso.Orders'],
  ['@contoso/orders-api', 'ASCII letters and digits', 'Contoso.OrdersApi'],
  ['Contoso..Orders', 'one dot between them', 'Contoso.Orders'],
  ['.Contoso', 'ASCII letters and digits', 'Contoso'],
  ['Contoso.', 'ASCII letters and digits', 'Contoso'],
  ['1st', 'begin with a letter', 'Service1st'],
  ['Contoso.3D', 'begin with a letter', 'Contoso.Service3D'],
  ['Größe', 'ASCII letters', 'GroE'],
  ['Crème.Brûlée', 'ASCII letters', 'Creme.Brulee'],
  ['漢字', 'ASCII letters', undefined],
  ['', 'ASCII letters', undefined],
  ['_', 'CA1707', undefined],
  ['My_Orders', 'CA1707', 'MyOrders'],
  ['@class', 'ASCII letters', 'ClassService'],
  ['class', 'a keyword', 'ClassService'],
  ['namespace.event', 'a keyword', 'NamespaceService.EventService'],
  ['Contoso.record', 'a keyword', 'Contoso.Record'],
  ['Contoso.var', 'a keyword', 'Contoso.Var'],
  ['Contoso.Shared', 'a keyword', 'Contoso.SharedService'],
  ['Contoso.ERROR', 'a keyword', 'Contoso.ERRORService'],
  ['con', 'a device', 'ConService'],
  ['Contoso.nul', 'a device', 'Contoso.NulService'],
  ['COM1.Orders', 'a device', 'COM1Service.Orders'],
  ['System', 'has for itself', 'SystemService'],
  ['system.text.json', 'has for itself', 'SystemService.Text.Json'],
  ['Microsoft.Identity.Client', 'has for itself', 'MicrosoftService.Identity.Client'],
  ['netstandard', 'has for itself', 'NetstandardService'],
  ['xunit.v3', 'has for itself', 'XunitService.V3'],
  ['Contoso.System', 'would mean the namespace', 'Contoso.SystemService'],
  ['Contoso.Task', 'would mean the namespace', 'Contoso.TaskService'],
  ['Uri.Contoso', 'would mean the namespace', 'UriService.Contoso'],
  ['Contoso.MtlsPop', 'would mean the namespace', 'Contoso.MtlsPopService'],
  ['Contoso.Tests', 'would mean the namespace', 'Contoso.TestsService'],
  ['Contoso.Emulator', 'would mean the namespace', 'Contoso.EmulatorService'],
  ['Contoso."Orders', 'ASCII letters', 'Contoso.Orders'],
  ['Contoso.<b>', 'ASCII letters', 'Contoso.B'],
  ['$(Configuration)', 'ASCII letters', 'Configuration'],
  ['Contoso\\Orders', 'ASCII letters', 'Contoso.Orders'],
  [`Contoso.${'x'.repeat(longestName)}`, 'longer than the 64', 'Contoso'],
  ['x'.repeat(longestName + 1), 'longer than the 64', `X${'x'.repeat(longestName - 1)}`],
];

const csharpNames = fc
  .array(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/), { minLength: 1, maxLength: 5 })
  .map((segments) => segments.join('.'));

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  csharpNames,
  fc
    .array(fc.constantFrom(...emittedNames, 'con', 'class', 'Shared', '1', 'x'.repeat(60), '_'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((segments) => segments.join('.')),
);

describe('the name of a C# solution', () => {
  it.each(accepted)('may be %s', (name) => {
    expect(csharpNameFlaw(name)).toBeUndefined();
  });

  it.each(refused)('cannot be %s, because it %s', (name, flaw, instead) => {
    expect(csharpNameFlaw(name)).toContain(flaw);
    expect(csharpNameFrom(name)).toBe(instead);
  });

  it('is a namespace that compiles, of no analyser’s displeasure, wherever it is accepted', () => {
    fc.assert(
      fc.property(texts, (name) => {
        if (csharpNameFlaw(name) !== undefined) return;
        expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*$/);
        expect(name.length).toBeLessThanOrEqual(longestName);
        for (const segment of name.split('.'))
          expect([isKeyword(segment), emittedNames.has(segment)]).toEqual([false, false]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is accepted wherever it is suggested, and there is a suggestion where a letter or digit is left', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const name = csharpNameFrom(text);
        if (name === undefined) expect(text).not.toMatch(/[A-Za-z0-9]/);
        else expect([name, csharpNameFlaw(name)]).toEqual([name, undefined]);
      }),
      { numRuns: 2000 },
    );
  });
});
