import { describe, expect, it } from 'vitest';
import { loadPack } from '../guidance/load.js';
import { resolveFlow } from '../scenario/resolve.js';
import { allVariants, axes, slotCount, slotOf, variantOf, type Axis } from './variant.js';

const facts = {
  region: 'recommended',
  leg2BindingCertificate: 'always',
  popTokenType: false,
  keyAttestation: true,
  minimumKeyStrength: true,
} as const;

describe('all variants', () => {
  it('are the 15 scenarios, with each test runner and module system', () => {
    expect(allVariants({ ...facts, testRunner: 'vitest', moduleSystem: 'esm' })).toHaveLength(15);
    expect(allVariants(facts)).toHaveLength(15 * 4 * 2);
  });

  it('hold no vanilla flow that ends in Bearer, and no identity of a confidential client', () => {
    for (const variant of allVariants()) {
      expect(variant.flow === 'vanilla' && variant.finalToken === 'bearer').toBe(false);
      expect(variant.auth === 'confidential-client').toBe(variant.identity === 'none');
    }
  });
});

describe('a slot', () => {
  it('is another one for each combination of the axes that it counts, and the same whatever the others are', () => {
    const of: Axis[] = ['identity', 'popTokenType', 'moduleSystem'];
    const seen = new Map<number, string>();
    for (const variant of allVariants()) {
      const values = of.map((axis) => variant[axis]).join();
      const slot = slotOf(of, variant);
      expect(slot).toBeLessThan(slotCount(of));
      expect(seen.get(slot) ?? values).toBe(values);
      seen.set(slot, values);
    }
    expect(seen.size).toBe(slotCount(of));
  });

  it('is the only one where nothing counts', () => {
    expect(slotCount([])).toBe(1);
    expect(allVariants().map((variant) => slotOf([], variant))).toEqual(allVariants().map(() => 0));
  });
});

describe('the variant of a flow', () => {
  const flowOf = async (answers: Record<string, string>, guidance?: string) => {
    const pack = await loadPack(guidance);
    return variantOf(resolveFlow({ name: 'svc', ...answers }, pack, { yes: true }), pack);
  };

  it('takes the scenario from the answers', async () => {
    const identityValue = '6325cd32-9911-41f3-819c-416cdf9104e7';
    expect(
      await flowOf({
        flow: 'fic',
        auth: 'managed-identity',
        identity: 'user-assigned-client-id',
        identityValue,
        finalToken: 'bearer',
        testRunner: 'mocha',
        module: 'commonjs',
      }),
    ).toMatchObject({
      flow: 'fic',
      auth: 'managed-identity',
      identity: 'user-assigned-client-id',
      finalToken: 'bearer',
      testRunner: 'mocha',
      moduleSystem: 'commonjs',
    });
    expect(await flowOf({ flow: 'vanilla', auth: 'confidential-client' })).toMatchObject({
      flow: 'vanilla',
      auth: 'confidential-client',
      identity: 'none',
      finalToken: 'mtls-pop',
    });
  });

  it('takes the facts from the pack', async () => {
    const answers = { flow: 'vanilla', auth: 'confidential-client' };
    expect(await flowOf(answers, '1.0.0')).toMatchObject({
      region: 'required',
      leg2BindingCertificate: 'mtls-pop-only',
      popTokenType: true,
      keyAttestation: false,
      minimumKeyStrength: false,
    });
    expect(await flowOf(answers, '2.0.0')).toMatchObject(facts);
  });

  it('is one of all variants', async () => {
    const variant = await flowOf({ flow: 'vanilla', auth: 'confidential-client' });
    expect(allVariants()).toContainEqual(variant);
    expect(Object.keys(variant)).toEqual(Object.keys(axes));
  });
});
