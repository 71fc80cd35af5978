import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
// Node reads PKCS#12 and cannot write it; PKI.js is by the authors of @peculiar/x509 and shares its ASN.1 library.
import * as pkijs from 'pkijs';

const pkcs8ShroudedKeyBag = '1.2.840.113549.1.12.10.1.2';
const certificateBag = '1.2.840.113549.1.12.10.1.3';
const passwordIntegrity = 0;
const noPrivacy = 0;

/** What OpenSSL's `pkcs12` uses. Costs nothing and protects little: the password is empty. */
const iterations = 2048;

/**
 * A certificate and its key as PKCS#12 (RFC 7292), AES-256 and SHA-256, with an empty password: what `X509CertificateLoader`
 * and Windows import. The permissions of its file protect it, as they protect the PEM beside it.
 */
export async function toPfx(credential: {
  certificatePem: string;
  privateKeyPem: string;
}): Promise<Uint8Array> {
  const crypto = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto });
  const password = new ArrayBuffer(0);
  const key = createPrivateKey(credential.privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  const certificate = new X509Certificate(credential.certificatePem).raw;

  const keyBag = new pkijs.PKCS8ShroudedKeyBag({ parsedValue: pkijs.PrivateKeyInfo.fromBER(key) });
  await keyBag.makeInternalValues(
    {
      password,
      contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 },
      hmacHashAlgorithm: 'SHA-256',
      iterationCount: iterations,
    },
    crypto,
  );
  const safeBags = [
    new pkijs.SafeBag({ bagId: pkcs8ShroudedKeyBag, bagValue: keyBag }),
    new pkijs.SafeBag({
      bagId: certificateBag,
      bagValue: new pkijs.CertBag({ parsedValue: pkijs.Certificate.fromBER(certificate) }),
    }),
  ];
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: noPrivacy, value: new pkijs.SafeContents({ safeBags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] }, crypto);
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: passwordIntegrity, authenticatedSafe: safe } });
  await pfx.makeInternalValues(
    { password, iterations, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' },
    crypto,
  );
  return new Uint8Array(pfx.toSchema().toBER());
}
