import { describe, expect, it } from 'vitest';
import type { Variant } from '../../../render/variant.js';
import { formatted, transformed } from '../testing/transformed.js';
import { foldConditions } from './fold-conditions.js';

async function expectFolded(input: string, given: Partial<Variant>, output: string): Promise<void> {
  expect(await transformed(foldConditions, input, given)).toBe(await formatted(output));
}

const pop = { finalToken: 'mtls-pop' } as const;
const bearer = { finalToken: 'bearer' } as const;

describe('an if', () => {
  const input = `
    // Asks for the final token's type.
    if (variant.finalToken === 'mtls-pop') {
      // Not for Bearer.
      body.set('token_type', 'mtls_pop');
    } else {
      body.delete('token_type');
    }
    send(body);`;

  it('becomes the statements of the branch that is kept, with their comments', async () => {
    await expectFolded(
      input,
      pop,
      `// Asks for the final token's type.
      // Not for Bearer.
      body.set('token_type', 'mtls_pop');
      send(body);`,
    );
    await expectFolded(
      input,
      bearer,
      `// Asks for the final token's type.
      body.delete('token_type');
      send(body);`,
    );
  });

  it('goes with its comments where no branch is kept', async () => {
    await expectFolded(
      `start();

      // Only then.
      if (variant.finalToken === 'mtls-pop') stop();
      end();`,
      bearer,
      `start();

      end();`,
    );
  });

  it('loses an else branch that is dead, and keeps one that lives', async () => {
    const chain = `if (a) { x(); } else if (variant.flow === 'fic') { y(); } else { z(); }`;
    await expectFolded(chain, { flow: 'fic' }, `if (a) { x(); } else { y(); }`);
    await expectFolded(chain, { flow: 'vanilla' }, `if (a) { x(); } else { z(); }`);
    await expectFolded(
      `if (a) { x(); } else if (variant.flow === 'fic') { y(); }`,
      { flow: 'vanilla' },
      `if (a) { x(); }`,
    );
  });

  it('is folded inside of another', async () => {
    await expectFolded(
      `if (variant.flow === 'fic') { if (variant.auth === 'managed-identity') { a(); } else { b(); } }`,
      { flow: 'fic', auth: 'confidential-client' },
      `b();`,
    );
  });
});

describe('a condition that depends on more than the variant', () => {
  it('keeps the part that only the emitted code can decide', async () => {
    const given = { auth: 'managed-identity', popTokenType: true } as const;
    for (const [condition, rest] of [
      [`variant.auth === 'managed-identity' && retries > 0`, 'retries > 0'],
      [`retries > 0 && variant.popTokenType`, 'retries > 0'],
      [`variant.auth !== 'managed-identity' || (a && b)`, 'a && b'],
      [`a || (!variant.popTokenType || b)`, 'a || b'],
      [`!(variant.popTokenType && a)`, '!a'],
      [`variant.popTokenType && a && (variant.flow === 'vanilla' || b)`, 'a && b'],
    ]) {
      await expectFolded(`if (${condition ?? ''}) { x(); }`, given, `if (${rest ?? ''}) { x(); }`);
    }
  });

  it('is decided by the variant alone where nothing else can change it', async () => {
    await expectFolded(`if (variant.popTokenType || a()) { x(); }`, { popTokenType: true }, `x();`);
    await expectFolded(`if (a && !variant.popTokenType) { x(); }`, { popTokenType: true }, ``);
    await expectFolded(
      `const ok = type === 'mtls_pop' || (variant.popTokenType && type === 'pop');`,
      { popTokenType: false },
      `const ok = type === 'mtls_pop';`,
    );
    await expectFolded(`variant.popTokenType && warn();`, { popTokenType: false }, ``);
    await expectFolded(`variant.popTokenType && warn();`, { popTokenType: true }, `warn();`);
  });
});

describe('a conditional expression', () => {
  it('becomes the operand that is kept', async () => {
    const input = `const type = variant.finalToken === 'bearer' ? 'Bearer' : 'mtls_pop';`;
    await expectFolded(input, bearer, `const type = 'Bearer';`);
    await expectFolded(input, pop, `const type = 'mtls_pop';`);
  });

  it('keeps its place among operators, and an object its parentheses', async () => {
    await expectFolded(
      `const f = () => variant.flow === 'fic' ? { leg: 1 } : undefined;`,
      { flow: 'fic' },
      `const f = () => ({ leg: 1 });`,
    );
    await expectFolded(
      `const n = 2 * (variant.flow === 'fic' ? a + b : c);`,
      { flow: 'fic' },
      `const n = 2 * (a + b);`,
    );
  });
});

describe('a spread', () => {
  it('loses its condition where it holds', async () => {
    await expectFolded(
      `const a = { ...(variant.finalToken === 'mtls-pop' && { type: 'mtls_pop' }) };`,
      pop,
      `const a = { ...{ type: 'mtls_pop' } };`,
    );
  });

  it('goes where it does not hold', async () => {
    await expectFolded(
      `const a = {
        first,
        // Only for PoP.
        ...(variant.finalToken === 'mtls-pop' && { type: 'mtls_pop' }),
        last,
      };`,
      bearer,
      `const a = {
        first,
        last,
      };`,
    );
  });
});

describe('what the build cannot fold is refused, with the line', () => {
  it.each([
    ['const isFic = variant.flow === "fic";', /template\.ts:2: .*constant in each variant/],
    ['f(variant.flow);', /template\.ts:2: .*not a yes or no/],
    ['if (variant.flow === "FIC") {}', /template\.ts:2: flow is one of vanilla, fic/],
    ['if (variant.flow === other) {}', /template\.ts:2: flow is one of vanilla, fic/],
    ['if (other === (variant.flow === "fic")) {}', /template\.ts:2: .*no condition that the build can fold/],
  ])('%s', async (input, message) => {
    await expect(transformed(foldConditions, `\n${input}`, { flow: 'fic' })).rejects.toThrow(message);
  });
});
