import { entraHost } from './clouds.js';
import type { TokenEndpointParts } from './client-authentication.js';
import type { Handler, ReceivedRequest, Service } from './exchange.js';
import { metadata } from './metadata.js';
import { protectedResource } from './resource.js';
import { tokenEndpoint } from './token-endpoint.js';

export interface HostParts extends TokenEndpointParts {
  /** The authentication context that resources want just now. */
  readonly authenticationContext: () => string | undefined;
}

export interface Route {
  readonly service: Service;
  readonly handler: Handler;
}

/** Whether anybody answers under a host name. */
export function hasHost(parts: HostParts, host: string): boolean {
  return (
    entraHost(host) !== undefined || parts.directory.resources.some((resource) => resource.host === host)
  );
}

/** Who answers a request that came over TLS. */
export function routeByHost(parts: HostParts, request: ReceivedRequest): Route {
  const { directory, signer, authenticationContext } = parts;
  if (request.serverName !== undefined && request.serverName !== request.host) {
    return { service: 'metadata', handler: misdirected };
  }
  const resource = directory.resources.find(({ host }) => host === request.host);
  if (resource !== undefined) {
    const { tenantId } = directory;
    return {
      service: 'resource',
      handler: protectedResource({ resource, tenantId, signer, authenticationContext }),
    };
  }
  const entra = entraHost(request.host);
  if (entra === undefined) {
    return { service: 'metadata', handler: misdirected };
  }
  return /^\/[^/]+\/oauth2\/v2\.0\/token$/.test(request.path)
    ? { service: 'token', handler: tokenEndpoint(parts, entra) }
    : { service: 'metadata', handler: metadata(directory, signer, entra) };
}

/** A connection made for one name carries requests for that name only (RFC 9110 section 15.5.20). */
const misdirected: Handler = () => ({
  status: 421,
  error: 'misdirected_request',
  body: { error: 'misdirected_request' },
});
