import { describe, expect, it } from 'vitest';
import { csharpFlow, flow } from '../../plan/testing/fixtures.js';
import { describeFlow } from './describe.js';

describe('describeFlow', () => {
  it('is one sentence in the terms of the guidance', () => {
    expect(describeFlow(flow())).toBe(
      'A FIC two-leg flow in TypeScript: leg 1 authenticates as a managed identity (a user-assigned identity, by client id); ' +
        'leg 2, a confidential client, exchanges its token for an mTLS PoP token for https://graph.microsoft.com.',
    );
  });

  it('says what is asked of the binding key', () => {
    expect(describeFlow(csharpFlow())).toContain(
      'flow in C#: leg 1 authenticates as a managed identity (a user',
    );
    expect(describeFlow(csharpFlow({ keyAttestation: true, minKeyStrength: 'keyguard' }))).toContain(
      'by client id; its key attested; its key in KeyGuard)',
    );
  });
});
