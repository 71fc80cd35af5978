import { describe, expect, it } from 'vitest';
import { suggestName } from './suggest-name.js';

describe('suggestName', () => {
  it.each([
    ['/work/orders-client', 'orders-client'],
    ['/work/Orders Client', 'orders-client'],
    ['/work/.hidden', 'hidden'],
    ['/work/Crème brûlée', 'cre-me-bru-le-e'],
    ['/work/_a_', 'a'],
    ['/', undefined],
    ['/work/漢字', undefined],
    ['/work/node_modules', undefined],
    ['/work/http', undefined],
  ])('makes of %s the name %s', (folder, name) => {
    expect(suggestName(folder)).toBe(name);
  });
});
