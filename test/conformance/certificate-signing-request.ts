import { webcrypto } from 'node:crypto';
import {
  Attribute,
  Pkcs10CertificateRequestGenerator,
} from '../../templates/typescript/test/emulator/x509.js';
import type { CsrDescription } from './case-schema.js';

const publicExponent = new Uint8Array([1, 0, 1]);
const cuIdAttribute = '1.3.6.1.4.1.311.90.2.10';

const keyAlgorithms = {
  'rsa-2048': { modulusLength: 2048, publicExponent, hash: 'SHA-256' },
  'rsa-3072': { modulusLength: 3072, publicExponent, hash: 'SHA-256' },
};

const signingAlgorithms = {
  'pss-32': { name: 'RSA-PSS', saltLength: 32, hash: 'SHA-256' },
  'pss-20': { name: 'RSA-PSS', saltLength: 20, hash: 'SHA-256' },
  pkcs1: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

export interface SigningRequest {
  /** As it goes into the JSON body. */
  readonly text: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** The certificate request that a case describes. Built by other code than the one under test. */
export async function createSigningRequest(
  description: Omit<CsrDescription, 'identity'>,
  defaults: { subject: string; cuId: object },
): Promise<SigningRequest> {
  const signingAlgorithm =
    description.key === 'ec-p256'
      ? { name: 'ECDSA', hash: 'SHA-256' }
      : signingAlgorithms[description.signature];
  const keys = await generateKeys(description);
  const cuId = { machine: defaults.cuId, other: { vmId: 'another' }, none: undefined }[description.cuId];
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: description.subject ?? defaults.subject,
    keys,
    signingAlgorithm,
    attributes: cuId === undefined ? [] : [new Attribute(cuIdAttribute, [utf8String(JSON.stringify(cuId))])],
  });
  const der = Buffer.from(request.rawData);
  if (description.tampered) {
    der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1);
  }
  return { keys, text: encode(der, description.encoding) };
}

const generated = new Map<string, Promise<webcrypto.CryptoKeyPair>>();

/** One key of each kind serves all cases: RSA keys are slow to make. */
function generateKeys({
  key,
  signature,
}: Pick<CsrDescription, 'key' | 'signature'>): Promise<webcrypto.CryptoKeyPair> {
  const algorithm =
    key === 'ec-p256'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: signingAlgorithms[signature].name, ...keyAlgorithms[key] };
  const kind = `${algorithm.name} ${key}`;
  const keys = generated.get(kind) ?? webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  generated.set(kind, keys);
  return keys;
}

function encode(der: Buffer, encoding: CsrDescription['encoding']): string {
  const base64 = der.toString('base64');
  const lines = base64.replace(/.{64}(?=.)/g, '$&\n');
  return {
    base64,
    lines,
    pem: `-----BEGIN CERTIFICATE REQUEST-----\n${lines}\n-----END CERTIFICATE REQUEST-----\n`,
    text: Buffer.from('not a certificate request').toString('base64'),
  }[encoding];
}

/** DER of a text that is shorter than 128 octets. */
function utf8String(text: string): Buffer {
  const octets = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x0c, octets.length]), octets]);
}
