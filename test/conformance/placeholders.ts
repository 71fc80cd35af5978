import type { EmulatorUnderTest } from './emulator-under-test.js';

/** Replaces the placeholders of README.md in every string of a case. */
export function fillPlaceholders<T>(value: T, emulator: EmulatorUnderTest): T {
  const values = placeholders(emulator);
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return part.replaceAll(/\{([A-Za-z][\w.-]*)\}/g, (text, name: string) => {
        const replacement = values[name];
        if (replacement === undefined) throw new Error(`The placeholder ${text} is unknown.`);
        return replacement;
      });
    }
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, fill(member)]));
    }
    return part;
  };
  return fill(value) as T;
}

function placeholders(emulator: EmulatorUnderTest): Record<string, string> {
  const { systemAssigned, userAssigned } = emulator.identities;
  return {
    tenantId: emulator.tenantId,
    clientId: emulator.clientId,
    leg1ClientId: emulator.leg1ClientId,
    leg1ObjectId: emulator.leg1ObjectId,
    mtlsDisabledClientId: emulator.mtlsDisabledClientId,
    scope: emulator.resource.scope,
    audience: emulator.resource.scope.replace(/\/\.default$/, ''),
    resourceUrl: emulator.resource.url,
    imdsUrl: emulator.imdsUrl,
    'systemAssigned.clientId': systemAssigned.clientId,
    'systemAssigned.objectId': systemAssigned.objectId,
    'userAssigned.clientId': userAssigned.clientId,
    'userAssigned.objectId': userAssigned.objectId,
    'userAssigned.resourceId': userAssigned.resourceId ?? '',
    'jwt-pop': 'urn:ietf:params:oauth:client-assertion-type:jwt-pop',
    'jwt-bearer': 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  };
}
