import { describe, expect, it } from 'vitest';
import { suggestNames } from './suggest-name.js';

describe('suggestNames', () => {
  it.each([
    ['/work/orders-client', 'orders-client', 'OrdersClient'],
    ['/work/Contoso.Orders', 'contoso.orders', 'Contoso.Orders'],
    ['/work/Orders Client', 'orders-client', 'OrdersClient'],
    ['/work/.hidden', 'hidden', 'Hidden'],
    ['/work/Crème brûlée', 'cre-me-bru-le-e', 'CremeBrulee'],
    ['/work/_a_', 'a', 'A'],
    ['/', undefined, undefined],
    ['/work/漢字', undefined, undefined],
    ['/work/node_modules', undefined, 'NodeModules'],
    ['/work/http', undefined, 'Http'],
    ['/work/mtls-pop', 'mtls-pop', 'MtlsPopService'],
  ])('makes of %s the names %s and %s', (folder, typescript, csharp) => {
    expect(suggestNames(folder)).toEqual({ typescript, csharp });
  });
});
