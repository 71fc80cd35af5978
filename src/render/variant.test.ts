import { describe, expect, it } from 'vitest';
import { loadPack } from '../guidance/load.js';
import { resolveFlow } from '../scenario/resolve.js';
import { allVariants, axes, axesOf, slotCount, slotOf, variantOf, type Axis } from './variant.js';

const sharedFacts = {
  region: 'recommended',
  leg2BindingCertificate: 'always',
  popTokenType: false,
} as const;
const facts = { ...sharedFacts, keyAttestation: true, minimumKeyStrength: true } as const;
const languages = ['typescript', 'csharp'] as const;

describe('all variants', () => {
  it('are the 15 scenarios, with each test runner and module system, wherever the files go', () => {
    const project = { ...facts, destination: 'project' } as const;
    const typescript = { ...project, testRunner: 'vitest', moduleSystem: 'esm' } as const;
    expect(allVariants('typescript', typescript)).toHaveLength(15);
    expect(allVariants('typescript', project)).toHaveLength(15 * 4 * 2);
  });

  it('are in C# the 15 scenarios, with each test framework (xunit 2 too), each .NET and both, and what may be asked of a managed identity', () => {
    const csharp = { ...sharedFacts, experimentalFeatures: false, destination: 'repo' } as const;
    const unasked = { ...csharp, attestation: false, minStrength: false };
    expect(allVariants('csharp', unasked)).toHaveLength(15 * 5 * 3);
    expect(allVariants('csharp', csharp)).toHaveLength((3 + 12 * 4) * 5 * 3);
  });

  it('hold no vanilla flow that ends in Bearer, and no identity of a confidential client', () => {
    const impossible = languages
      .flatMap((language) => allVariants(language))
      .filter(
        ({ flow, finalToken, auth, identity }) =>
          (flow === 'vanilla' && finalToken === 'bearer') ||
          (auth === 'confidential-client') !== (identity === 'none'),
      );
    expect(impossible).toEqual([]);
  });
});

describe('a slot', () => {
  it('is another one for each combination of the axes that it counts, and the same whatever the others are', () => {
    const of: Axis[] = ['identity', 'popTokenType', 'moduleSystem'];
    const seen = new Map<number, string>();
    for (const variant of allVariants('typescript')) {
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
    const variants = allVariants('csharp');
    expect(variants.map((variant) => slotOf([], variant))).toEqual(variants.map(() => 0));
  });

  it('does not exist for an axis of another language', () => {
    const [variant] = allVariants('csharp');
    expect(() => variant && slotOf(['moduleSystem'], variant)).toThrow(/has no moduleSystem/);
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

  it('takes what is asked of a managed identity, and whether assertions are experimental, in C#', async () => {
    const answers = { language: 'csharp', name: 'Svc', flow: 'fic', auth: 'managed-identity' };
    expect(await flowOf({ ...answers, testRunner: 'nunit', framework: 'net8.0' }, '1.0.0')).toMatchObject({
      experimentalFeatures: true,
      testFramework: 'nunit',
      framework: 'net8.0',
      attestation: false,
      minStrength: false,
    });
    expect(await flowOf({ ...answers, keyAttestation: 'yes', minKeyStrength: 'keyguard' })).toMatchObject({
      experimentalFeatures: false,
      testFramework: 'xunit',
      framework: 'net10.0',
      attestation: true,
      minStrength: true,
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
    for (const language of languages) {
      const name = language === 'csharp' ? 'Svc' : 'svc';
      const variant = await flowOf({ language, name, flow: 'vanilla', auth: 'confidential-client' });
      expect(allVariants(language)).toContainEqual(variant);
      expect(Object.keys(variant)).toEqual(axesOf[language]);
    }
  });
});

describe('the axes', () => {
  it('belong to a language each', () => {
    const used = new Set<string>(languages.flatMap((language) => axesOf[language]));
    expect([...used].sort()).toEqual(Object.keys(axes).sort());
  });
});
