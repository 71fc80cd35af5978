import type { Colors } from 'picocolors/types.js';
import type { Emulator } from '../../../templates/typescript/test/emulator/index.js';
import type { CredentialFiles } from './credential-files.js';

const protection =
  process.platform === 'win32'
    ? "The files are as private as their folder: the temporary one is the user's."
    : 'The files are readable by you alone.';

/** The JSON document of a running emulator: everything that a client has to be told. */
export function readinessDocument(emulator: Emulator, files: CredentialFiles): object {
  const { host, port, imdsUrl, resource, tenantId, clientId, leg1ClientId, identities } = emulator;
  return {
    ready: true,
    host,
    port,
    imds: imdsUrl,
    resource: resource.url,
    scope: resource.scope,
    tenantId,
    clientId,
    leg1ClientId,
    identities,
    ...files,
  };
}

/** The same for a person, with a first request to try. */
export function readinessText(emulator: Emulator, files: CredentialFiles, colors: Colors): string {
  const { host, port, imdsUrl, resource, tenantId, clientId, leg1ClientId, identities } = emulator;
  const rows: [string, string][] = [
    ['TLS', `${host}:${port}, for every mtlsauth and login name and the resource's`],
    ['IMDS v2', imdsUrl],
    ['Resource', resource.url],
    ['Scope', resource.scope],
    ['Tenant', tenantId],
    ['Client', `${clientId} (vanilla flow, leg 2)`],
    ['Leg 1 client', leg1ClientId],
    ['Identities', `${identities.systemAssigned.clientId} (system-assigned)`],
    ['', `${identities.userAssigned.clientId} (user-assigned)`],
    ['CA', files.caFile],
    ['Certificate', files.certificateFile],
    ['Private key', files.keyFile],
    ['Both', `${files.pemFile} (AZURE_CLIENT_CERTIFICATE_PATH)`],
    ['PKCS#12', `${files.pfxFile} (empty password)`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    colors.bold('Entra, IMDS v2 and a protected resource are ready on loopback.'),
    '',
    ...rows.map(([label, value]) => `  ${colors.cyan(label.padEnd(width))}  ${value}`),
    '',
    'Get a token bound to the certificate:',
    '',
    `  ${tokenCommand(emulator, files)}`,
    '',
    colors.dim(`${protection} They go when the emulator ends. Ctrl-C ends it.`),
    '',
  ].join('\n');
}

function tokenCommand(
  { host, port, tenantId, clientId, resource }: Emulator,
  files: CredentialFiles,
): string {
  const parameters = {
    client_id: clientId,
    scope: resource.scope,
    grant_type: 'client_credentials',
    token_type: 'mtls_pop',
  };
  return [
    'curl',
    `--connect-to ::${host}:${port}`,
    `--cacert "${files.caFile}"`,
    `--cert "${files.certificateFile}"`,
    `--key "${files.keyFile}"`,
    `-d "${new URLSearchParams(parameters).toString()}"`,
    `https://mtlsauth.microsoft.com/${tenantId}/oauth2/v2.0/token`,
  ].join(' ');
}
