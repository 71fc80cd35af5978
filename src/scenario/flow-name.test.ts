import { describe, expect, it } from 'vitest';
import { checkFlowName, suggestFlowName } from './flow-name.js';

describe('the name of an added flow', () => {
  it.each(['graph', 'orders-api', 'a', 'b2b', 'x-1'])('may be %s, in both languages', (name) => {
    expect(checkFlowName(name, 'typescript')).toBeUndefined();
    expect(checkFlowName(name, 'csharp')).toBeUndefined();
  });

  it.each(['', 'Graph', '1st', 'a--b', 'a-', '-a', 'a_b', '../x', 'emulator', 'con', 'a'.repeat(41), 'a b'])(
    'cannot be "%s"',
    (name) => {
      expect(checkFlowName(name, 'typescript')).toMatchObject({ code: 'invalid-value' });
    },
  );

  it('cannot be what its namespace would hide in C#', () => {
    expect(checkFlowName('task', 'typescript')).toBeUndefined();
    expect(checkFlowName('task', 'csharp')?.message).toContain('Task');
  });

  it.each([
    ['https://graph.microsoft.com', 'graph'],
    ['https://graph.microsoft.com/v1.0', 'graph'],
    ['https://microsoftgraph.chinacloudapi.cn/.default', 'microsoftgraph'],
    ['https://vault.azure.net/.default', 'vault'],
    ['https://contoso.vault.azure.net', 'vault'],
    ['api://contoso/orders', 'orders'],
    ['api://contoso/orders/.default', 'orders'],
    ['api://6325cd32-9911-41f3-819c-416cdf9104e7', 'resource'],
    ['6325cd32-9911-41f3-819c-416cdf9104e7', 'resource'],
    ['https://api.contoso.com/Orders_Intake/v2', 'orders-intake'],
    ['https://api.contoso.com', 'contoso'],
    ['https://127.0.0.1:8443', 'resource'],
    ['api://emulator', 'resource'],
  ])('is suggested by the resource: %s gives %s', (resource, name) => {
    expect(suggestFlowName(resource, 'typescript')).toBe(name);
  });
});
