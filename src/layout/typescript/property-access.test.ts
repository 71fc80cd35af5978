import { expect, it } from 'vitest';
import { layOut, ficIdentity } from '../testing/flows.js';
import { typeScriptTarget } from '../testing/typescript-target.js';
import { withDots } from './property-access.js';

it.each([
  [`text(body['error'])?.length`, `text(body.error)?.length`],
  [`journal.of('token').at(-1)?.form['claims']`, `journal.of('token').at(-1)?.form.claims`],
  [`decodeJwt(token)['cnf']`, `decodeJwt(token).cnf`],
  [`claims?.['cnf'] as { 'x5t#S256'?: unknown }`, `claims?.cnf as { 'x5t#S256'?: unknown }`],
])('%s gets a dot', (before, after) => {
  expect(withDots(before)).toBe(after);
});

it.each([
  `form: TokenRequest['assertion']`,
  `Parameters<Agent['createConnection']>`,
  `cnf['x5t#S256']`,
  `algorithms: ['RS256']`,
  `start(['hang'])`,
  `return ['a'].concat(list[0])`,
])('%s stays', (text) => {
  expect(withDots(text)).toBe(text);
});

it('a repo whose compiler asks for brackets has them, another has none', async () => {
  const keysIn = async (noPropertyAccessFromIndexSignature: boolean): Promise<number> => {
    const target = typeScriptTarget({ compiler: { noPropertyAccessFromIndexSignature } });
    const { files } = await layOut(target, ficIdentity);
    return files.filter(({ path, text }) => path.endsWith('.ts') && /\b(?:body|form)\['\w+'\]/.test(text))
      .length;
  };
  expect(await keysIn(true)).toBeGreaterThan(0);
  expect(await keysIn(false)).toBe(0);
});
