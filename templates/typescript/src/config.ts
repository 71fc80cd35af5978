import { holes } from '#holes';
import { variant } from '#variant';
import { MtlsPopError } from './mtls-pop/index.js';

export interface Config {
  // @only flow === 'fic' || auth === 'confidential-client'
  readonly tenantId: string;
  // @only flow === 'fic' || auth === 'confidential-client'
  readonly clientId: string;
  // @only flow === 'fic' && auth === 'confidential-client'
  readonly leg1ClientId: string;
  // @only auth === 'confidential-client'
  readonly certificatePath: string;
  // @only flow === 'fic' || auth === 'confidential-client'
  readonly region:
    | string
    // @only region === 'recommended'
    | undefined;
  // @only flow === 'fic' || auth === 'confidential-client'
  readonly authorityHost: string | undefined;
  // @only identity === 'user-assigned-client-id'
  readonly managedIdentityClientId: string;
  // @only identity === 'user-assigned-resource-id'
  readonly managedIdentityResourceId: string;
  // @only identity === 'user-assigned-object-id'
  readonly managedIdentityObjectId: string;
  // @only auth === 'managed-identity'
  readonly imdsEndpoint: string | undefined;
  readonly scope: string;
  readonly resourceUrl: string;
}

/** What holds where the environment says nothing. */
const defaults: Record<string, string | undefined> = {
  // @only flow === 'fic' || auth === 'confidential-client'
  AZURE_TENANT_ID: holes.tenantId,
  // @only flow === 'fic' || auth === 'confidential-client'
  AZURE_CLIENT_ID: holes.clientId,
  // @only flow === 'fic' && auth === 'confidential-client'
  LEG1_CLIENT_ID: holes.leg1ClientId,
  // @only flow === 'fic' || auth === 'confidential-client'
  AZURE_REGIONAL_AUTHORITY_NAME: holes.region,
  // @only flow === 'fic' || auth === 'confidential-client'
  AZURE_AUTHORITY_HOST: holes.authorityHost,
  ...(variant.flow === 'vanilla' &&
    variant.identity === 'user-assigned-client-id' && { AZURE_CLIENT_ID: holes.identityValue }),
  ...(variant.flow === 'fic' &&
    variant.identity === 'user-assigned-client-id' && { MANAGED_IDENTITY_CLIENT_ID: holes.identityValue }),
  // @only identity === 'user-assigned-resource-id'
  MANAGED_IDENTITY_RESOURCE_ID: holes.identityValue,
  // @only identity === 'user-assigned-object-id'
  MANAGED_IDENTITY_OBJECT_ID: holes.identityValue,
  RESOURCE_SCOPE: holes.scope,
  RESOURCE_URL: holes.resourceUrl,
};

interface Format {
  readonly pattern: RegExp;
  /** Completes "It is …". */
  readonly meaning: string;
}

const guid: Format = { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, meaning: 'a GUID' };
// @only identity === 'user-assigned-resource-id'
const resourceId: Format = {
  pattern: /^\/subscriptions\/.+\/userAssignedIdentities\/[^/]+$/i,
  meaning: 'the resource id /subscriptions/…/userAssignedIdentities/…',
};
// @only flow === 'fic' || auth === 'confidential-client'
const tenant: Format = {
  pattern: /^(?!(common|organizations|consumers)$)[a-z0-9][a-z0-9.-]*$/i,
  meaning: 'the id or the domain of one tenant',
};
// @only flow === 'fic' || auth === 'confidential-client'
const region: Format = { pattern: /^[a-z0-9]+$/, meaning: 'an Azure region such as westus3' };
// @only flow === 'fic' || auth === 'confidential-client'
const host: Format = {
  pattern: /^(https:\/\/)?[a-z0-9.-]+\/?$/i,
  meaning: 'the host of a cloud such as https://login.microsoftonline.us',
};
// @only auth === 'confidential-client'
const path: Format = { pattern: /./, meaning: 'the path of a PEM file with certificate and private key' };
// @only auth === 'managed-identity'
const endpoint: Format = { pattern: /^https?:\/\//, meaning: 'the base URL of IMDS' };
const scope: Format = {
  pattern: /.\/\.default$/,
  meaning: "the resource's identifier followed by /.default",
};
const httpsUrl: Format = { pattern: /^https:\/\/./, meaning: 'the https URL to call' };

/**
 * Reads the environment once. Nothing else here does.
 *
 * @throws {MtlsPopError} `invalid_configuration`, which names every variable that is missing or malformed
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];

  const optional = (name: string, { pattern, meaning }: Format): string | undefined => {
    const value = [environment[name]?.trim(), defaults[name]].find((candidate) => candidate);
    if (value !== undefined && !pattern.test(value)) {
      problems.push(`${name} is malformed. It is ${meaning}.`);
    }
    return value;
  };
  const required = (name: string, format: Format): string => {
    const value = optional(name, format);
    if (value === undefined) {
      problems.push(`${name} is missing. It is ${format.meaning}.`);
    }
    return value ?? '';
  };

  const config: Config = {
    // @only flow === 'fic' || auth === 'confidential-client'
    tenantId: required('AZURE_TENANT_ID', tenant),
    // @only flow === 'fic' || auth === 'confidential-client'
    clientId: required('AZURE_CLIENT_ID', guid),
    // @only flow === 'fic' && auth === 'confidential-client'
    leg1ClientId: required('LEG1_CLIENT_ID', guid),
    // @only auth === 'confidential-client'
    certificatePath: required('AZURE_CLIENT_CERTIFICATE_PATH', path),
    // @only flow === 'fic' || auth === 'confidential-client'
    region:
      variant.region === 'required'
        ? required('AZURE_REGIONAL_AUTHORITY_NAME', region)
        : optional('AZURE_REGIONAL_AUTHORITY_NAME', region),
    // @only flow === 'fic' || auth === 'confidential-client'
    authorityHost: optional('AZURE_AUTHORITY_HOST', host),
    // @only identity === 'user-assigned-client-id'
    managedIdentityClientId: required(
      variant.flow === 'vanilla' ? 'AZURE_CLIENT_ID' : 'MANAGED_IDENTITY_CLIENT_ID',
      guid,
    ),
    // @only identity === 'user-assigned-resource-id'
    managedIdentityResourceId: required('MANAGED_IDENTITY_RESOURCE_ID', resourceId),
    // @only identity === 'user-assigned-object-id'
    managedIdentityObjectId: required('MANAGED_IDENTITY_OBJECT_ID', guid),
    // @only auth === 'managed-identity'
    imdsEndpoint: optional('AZURE_POD_IDENTITY_AUTHORITY_HOST', endpoint),
    scope: required('RESOURCE_SCOPE', scope),
    resourceUrl: required('RESOURCE_URL', httpsUrl),
  };
  if (problems.length > 0) {
    throw new MtlsPopError({
      code: 'invalid_configuration',
      message: `The configuration cannot be used (see README.md):\n  ${problems.join('\n  ')}`,
    });
  }
  return config;
}
