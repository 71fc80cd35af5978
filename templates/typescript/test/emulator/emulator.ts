import { createServer } from 'node:http';
import { CertificateAuthority, processRsaKeys } from './certificate-authority.js';
import type { CryptoKeyPair } from './certificate-authority.js';
import { createDirectory, ordersApi, trustedSubjectName } from './directory.js';
import type { Directory, EmulatedIdentity } from './directory.js';
import { PlannedFaults } from './faults.js';
import type { Faults } from './faults.js';
import { hasHost, routeByHost } from './host-routes.js';
import { httpListener } from './http-listener.js';
import { imds } from './imds.js';
import { issueToken } from './issue-token.js';
import type { IssueTokenOptions } from './issue-token.js';
import { RecordingJournal } from './journal.js';
import type { Journal } from './journal.js';
import { issuePemCredential } from './pem-credential.js';
import type { IssueCredentialOptions, PemCredential } from './pem-credential.js';
import { RoutingAgents } from './routing-agent.js';
import type { AgentFactory } from './routing-agent.js';
import { closeServer, listen } from './server.js';
import { createTlsServer } from './tls-listener.js';
import { TokenSigner } from './token-signer.js';

export interface EmulatorOptions {
  /** For TLS; 0, the default, takes a free one. */
  port?: number;
  /** The clock of Entra, IMDS and the resource. */
  now?: () => Date;
  imds?: 'v2' | 'v1-only';
}

/** Entra, IMDS v2 and protected resources on loopback. */
export interface Emulator {
  readonly host: '127.0.0.1';
  /** TLS: every `mtlsauth` and `login` name, and the resources', by SNI. */
  readonly port: number;
  /** Plain HTTP: the value of `AZURE_POD_IDENTITY_AUTHORITY_HOST`. */
  readonly imdsUrl: string;
  /** The API to call. */
  readonly resource: { readonly url: string; readonly scope: string };
  readonly tenantId: string;
  /** The confidential client of the vanilla flow and of leg 2. It has federated credentials for leg 1's client and both identities. */
  readonly clientId: string;
  /** The confidential client of leg 1. It trusts the same certificate. */
  readonly leg1ClientId: string;
  readonly identities: { readonly systemAssigned: EmulatedIdentity; readonly userAssigned: EmulatedIdentity };
  /** The authority behind every server certificate. */
  readonly caPem: string;
  /** Trusted, by subject name and issuer, for both confidential clients. */
  readonly credential: PemCredential;
  /** A renewed certificate, or a stranger's. */
  issueCredential(options?: IssueCredentialOptions): Promise<PemCredential>;
  /** A token that Entra issued some time, or that somebody else made. */
  issueToken(options?: IssueTokenOptions): Promise<string>;
  /** An agent for a client: real host names, loopback address, the emulator's authority. */
  readonly createAgent: AgentFactory;
  /** Everything that Entra knows: more applications and resources than the ones above. */
  readonly directory: Directory;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Closes every port and connection. */
  close(): Promise<void>;
}

/** @throws the listening error, such as `EADDRINUSE` */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { now = () => new Date(), imds: version = 'v2', port: wantedPort = 0 } = options;
  const authorities = await createAuthorities();
  const directory = createDirectory(authorities.trusted);
  const issueCredential = async (
    { subject, trusted = true, notAfter }: IssueCredentialOptions = {},
    keys?: CryptoKeyPair,
  ) =>
    issuePemCredential(trusted ? authorities.trusted : authorities.stranger, {
      subject: subject ?? `CN=${trustedSubjectName}`,
      notAfter,
      now: now(),
      keys,
    });
  const signer = await TokenSigner.create(now, await processRsaKeys('token signing'));
  const credential = await issueCredential({}, await processRsaKeys('first credential'));
  const journal = new RecordingJournal();
  const faults = new PlannedFaults();
  const parts = {
    directory,
    signer,
    now,
    imdsAuthority: authorities.imds,
    authenticationContext: () => faults.authenticationContext,
  };
  const listenerParts = { journal, faults, connectionOf: connectionNumbers() };

  const tlsServer = await createTlsServer(
    authorities.server,
    (host) => hasHost(parts, host),
    httpListener(listenerParts, (request) => routeByHost(parts, request)),
  );
  const imdsHandler = imds({ directory, signer, authority: authorities.imds, version, now });
  const imdsServer = createServer(
    httpListener(listenerParts, () => ({ service: 'imds', handler: imdsHandler })),
  );
  const port = await listen(tlsServer, wantedPort);
  const imdsPort = await listen(imdsServer, 0);
  const agents = new RoutingAgents(port, authorities.server.pem);

  return {
    host: '127.0.0.1',
    port,
    imdsUrl: `http://127.0.0.1:${imdsPort}`,
    resource: { url: `https://${ordersApi.host}/orders`, scope: `${ordersApi.audience}/.default` },
    tenantId: directory.tenantId,
    clientId: directory.applications.main.clientId,
    leg1ClientId: directory.applications.leg1.clientId,
    identities: directory.identities,
    caPem: authorities.server.pem,
    credential,
    issueCredential: (wanted) => issueCredential(wanted),
    issueToken: (tokenOptions) => issueToken({ directory, signer, now }, tokenOptions),
    createAgent: agents.create,
    directory,
    journal,
    faults,
    close: async () => {
      agents.close();
      await Promise.all([closeServer(tlsServer), closeServer(imdsServer)]);
    },
  };
}

async function createAuthorities() {
  const [server, trusted, stranger, imds] = await Promise.all([
    CertificateAuthority.create('Emulator TLS CA'),
    CertificateAuthority.create('Contoso Issuing CA'),
    CertificateAuthority.create('Stranger Issuing CA'),
    CertificateAuthority.create('Emulator IMDS CA'),
  ]);
  return { server, trusted, stranger, imds };
}

function connectionNumbers(): (socket: object) => number {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return (socket) => {
    const known = numbers.get(socket);
    if (known !== undefined) {
      return known;
    }
    last += 1;
    numbers.set(socket, last);
    return last;
  };
}
