// @peculiar/x509 needs a Reflect polyfill, and needs it loaded first.
import 'reflect-metadata';
import { Attribute, Name, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import type { BindingKey } from './binding-key.js';
import type { ComputeUnitId, PlatformMetadata } from './imds-replies.js';

const pss = { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 };

const computeUnitIdAttribute = '1.3.6.1.4.1.311.90.2.10';

/**
 * The certificate signing request (PKCS #10, RFC 2986) that IMDS v2 issues a certificate for: RSA with SHA-256 and PSS, the
 * identity as its subject, and the compute unit that the identity is assigned to as an attribute.
 *
 * @returns base64 of the DER encoding, on one line
 */
export async function createCertificateRequest(key: BindingKey, metadata: PlatformMetadata): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create(
    {
      name: new Name([{ CN: [metadata.clientId] }, { DC: [metadata.tenantId] }]),
      keys: key.keys,
      signingAlgorithm: pss,
      attributes: [new Attribute(computeUnitIdAttribute, [utf8String(compactJson(metadata.cuId))])],
    },
    key.crypto,
  );
  return Buffer.from(request.rawData).toString('base64');
}

function compactJson({ vmId, vmssId }: ComputeUnitId): string {
  return JSON.stringify({ vmId, vmssId });
}

/** DER of an ASN.1 UTF8String (X.690 sections 8.1.3 and 8.23) of less than 64 KiB. */
function utf8String(value: string): Uint8Array<ArrayBuffer> {
  const content = Buffer.from(value, 'utf8');
  const { length } = content;
  const lengthOctets =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return new Uint8Array([0x0c, ...lengthOctets, ...content]);
}
