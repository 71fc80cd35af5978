import type { Pack } from '../guidance/schema.js';
import type { Refusal } from './refusal.js';

/** Whether a key asks for a secret, in any spelling: `clientSecret`, `client_secret`, `AZURE_CLIENT_SECRET`, `password`. */
export const namesSecret = (name: string): boolean =>
  /secret|passw(or)?d/.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''));

/**
 * Whether a value is a client secret, or assigns one. Secrets of Entra ID carry `Q~` after three characters and a digit, and
 * are 37 to 40 characters long: the mark by which secret scanners find them.
 */
export const holdsSecret = (value: string): boolean =>
  /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/.test(value) || /client_?secret\s*[=:]/i.test(value);

/** The value is left out of the message: it may be a real one. */
export const secretRefusal = (where: string, pack: Pack): Refusal => ({
  code: 'client-secret',
  message: `${where} is a client secret, and no scenario uses one.`,
  cause: pack.scenarios.values['client-secret'],
  next: 'Leave it out. The certificate is named by AZURE_CLIENT_CERTIFICATE_PATH when the service runs. If the secret is real, revoke it.',
});
