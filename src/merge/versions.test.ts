import { describe, expect, it } from 'vitest';
import { compareVersions } from './versions.js';

describe('versions of npm', () => {
  it.each([
    ['^7.2.1', '^7.3.0', -1],
    ['^7.10.0', '^7.9.0', 1],
    ['~7.2.1', '^7.2.1', 0],
    ['7.2.1', '>=7.2.1 <8', 0],
    ['^20.19.0 || >=22.12.0', '>=20.18', 1],
    ['1.0.0-beta.2', '1.0.0-beta.10', -1],
    ['1.0.0-rc.1', '1.0.0', -1],
  ])('%s to %s: %s', (a, b, order) => {
    expect(compareVersions(a, b, 'npm')).toBe(order);
  });

  it.each([
    '*',
    'latest',
    'catalog:',
    'workspace:^',
    'file:../a',
    'npm:jose@^6.0.0',
    'git+https://a.test/b.git#v1.0.0',
    '',
  ])('%s cannot be compared', (odd) => {
    expect(compareVersions(odd, '^1.0.0', 'npm')).toBeUndefined();
    expect(compareVersions('^1.0.0', odd, 'npm')).toBeUndefined();
  });
});

describe('versions of NuGet', () => {
  it.each([
    ['4.92.0', '4.93.0', -1],
    ['4.92', '4.92.0', 0],
    ['4.92.0.1', '4.92.0', 1],
    ['[4.92.0]', '4.93.0', -1],
    ['[4.94.0,5.0)', '4.93.0', 1],
    ['4.*', '4.0.0', 0],
    ['10.0.0-preview.2', '10.0.0-preview.10', -1],
    ['10.0.0-rc.1', '10.0.0', -1],
  ])('%s to %s: %s', (a, b, order) => {
    expect(compareVersions(a, b, 'nuget')).toBe(order);
  });

  it.each(['$(MsalVersion)', '*', '(,1.0]', 'latest'])('%s cannot be compared', (odd) => {
    expect(compareVersions(odd, '1.0.0', 'nuget')).toBeUndefined();
  });
});
