import { X509Certificate } from 'node:crypto';
import { MtlsPopError } from '../errors.js';

/** The virtual machine, or the scale set, that the identity is assigned to. At least one of the two is known. */
export interface ComputeUnitId {
  readonly vmId: string | undefined;
  readonly vmssId: string | undefined;
}

/** What IMDS says about the identity before it issues a certificate. */
export interface PlatformMetadata {
  readonly cuId: ComputeUnitId;
  /** GUID. */
  readonly clientId: string;
  /** GUID. */
  readonly tenantId: string;
  /** Microsoft Azure Attestation for this host. */
  // @only keyAttestation
  readonly attestationEndpoint: URL;
}

/** A certificate that IMDS issued, and where it is of use. */
export interface IssuedCredential {
  /** GUID. The `client_id` of token requests, also where the identity was named by another id. */
  readonly clientId: string;
  readonly certificatePem: string;
  /** https. The tenant's token endpoint, on the host that speaks mutual TLS. */
  readonly tokenEndpoint: URL;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws {MtlsPopError} `invalid_managed_identity_response` */
export function readPlatformMetadata(body: string): PlatformMetadata {
  const reply = parseObject(body, 'getplatformmetadata');
  const cuId = reply.object('cuId');
  const vmId = cuId.optionalText('vmId');
  const vmssId = cuId.optionalText('vmssId');
  if (vmId === undefined && vmssId === undefined) {
    throw cuId.malformed('vmId or vmssId');
  }
  return {
    cuId: { vmId, vmssId },
    clientId: reply.guid('clientId'),
    tenantId: reply.guid('tenantId'),
    // @only keyAttestation
    attestationEndpoint: reply.httpsUrl('attestationEndpoint'),
  };
}

/** @throws {MtlsPopError} `invalid_managed_identity_response` */
export function readIssuedCredential(body: string): IssuedCredential {
  const reply = parseObject(body, 'issuecredential');
  const clientId = reply.guid('client_id');
  const tenantId = reply.guid('tenant_id');
  const certificatePem = reply.certificatePem('certificate');
  reply.text('identity_type');
  const host = reply.httpsUrl('mtls_authentication_endpoint').href.replace(/\/+$/, '');
  return { clientId, certificatePem, tokenEndpoint: new URL(`${host}/${tenantId}/oauth2/v2.0/token`) };
}

function parseObject(body: string, operation: string): Reply {
  try {
    return new Reply(JSON.parse(body) as unknown, operation);
  } catch (error) {
    if (error instanceof MtlsPopError) {
      throw error;
    }
    throw malformed(operation, 'JSON');
  }
}

/** Reads one JSON object and names what it lacks. */
class Reply {
  readonly #members: Record<string, unknown>;
  readonly #operation: string;

  constructor(value: unknown, operation: string) {
    if (typeof value !== 'object' || value === null) {
      throw malformed(operation, 'a JSON object');
    }
    this.#members = { ...value };
    this.#operation = operation;
  }

  object(name: string): Reply {
    const value = this.#members[name];
    if (typeof value !== 'object' || value === null) {
      throw this.malformed(name);
    }
    return new Reply(value, this.#operation);
  }

  optionalText(name: string): string | undefined {
    const value = this.#members[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) {
      throw this.malformed(name);
    }
    return value;
  }

  guid(name: string): string {
    const value = this.text(name);
    if (!guid.test(value)) {
      throw this.malformed(`${name} as a GUID`);
    }
    return value;
  }

  httpsUrl(name: string): URL {
    const value = this.text(name);
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:') {
      throw this.malformed(`${name} as an https URL`);
    }
    return url;
  }

  certificatePem(name: string): string {
    const der = Buffer.from(this.text(name), 'base64');
    try {
      return new X509Certificate(der).toString();
    } catch {
      throw this.malformed(`${name} as an X.509 certificate`);
    }
  }

  malformed(what: string): MtlsPopError {
    return malformed(this.#operation, what);
  }
}

function malformed(operation: string, what: string): MtlsPopError {
  return new MtlsPopError({
    code: 'invalid_managed_identity_response',
    message: `The reply of IMDS to ${operation} lacks ${what}. Check that nothing stands between this host and IMDS.`,
  });
}
