import type {
  AgentFactory,
  EmulatedIdentity,
  IssueCredentialOptions,
  IssueTokenOptions,
  JournalEntry,
  PemCredential,
  Service,
} from '../../templates/typescript/test/emulator/index.js';
import type { Fault } from './case-schema.js';

/** What a case needs of an emulator, whatever language it is written in and wherever it runs. */
export interface EmulatorUnderTest {
  readonly tenantId: string;
  readonly clientId: string;
  readonly leg1ClientId: string;
  readonly leg1ObjectId: string;
  readonly mtlsDisabledClientId: string;
  readonly identities: { readonly systemAssigned: EmulatedIdentity; readonly userAssigned: EmulatedIdentity };
  readonly resource: { readonly url: string; readonly scope: string };
  /** The value of `AZURE_POD_IDENTITY_AUTHORITY_HOST`. */
  readonly imdsUrl: string;
  /** Trusted for both confidential clients. */
  readonly credential: PemCredential;
  /** A client's agent: real host names, loopback address, the emulator's authority. */
  readonly createAgent: AgentFactory;
  issueCredential(options?: IssueCredentialOptions): Promise<PemCredential>;
  issueToken(options?: IssueTokenOptions): Promise<string>;
  /** Forgets all requests and faults so far, and plans these. */
  prepare(service: Service, faults: readonly Fault[]): Promise<void>;
  /** Every request since then. */
  entries(): Promise<readonly JournalEntry[]>;
  /** Closes every port and connection. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly imds?: 'v2' | 'v1-only' | undefined;
}
