import type { Check } from './checklist.js';
import type { Service } from './exchange.js';

/** One request and its answer, without a secret in it: what tests assert on and people read. */
export interface JournalEntry {
  readonly service: Service;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** As received; `authorization` cut to its scheme. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a token request, or the members of an IMDS request's JSON. Assertions, secrets and attestation tokens replaced by what is in them. */
  readonly form: Readonly<Record<string, string>>;
  /** x5t#S256 of what the TLS session presented. */
  readonly clientCertificate: string | undefined;
  /** Which TCP connection carried it, counted from 1. */
  readonly connection: number;
  /** 0 when no answer was sent: a fault hung or reset the request. */
  readonly status: number;
  readonly error: string | undefined;
  /** What was checked, in order. */
  readonly checks: readonly Check[];
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  of(service: Service): readonly JournalEntry[];
  clear(): void;
  /** Calls the listener for each entry from now on; returns what stops it. */
  onEntry(listener: (entry: JournalEntry) => void): () => void;
}

export class RecordingJournal implements Journal {
  #entries: JournalEntry[] = [];
  readonly #listeners = new Set<(entry: JournalEntry) => void>();

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  of(service: Service): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.service === service);
  }

  clear(): void {
    this.#entries = [];
  }

  onEntry(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  record(entry: JournalEntry): void {
    this.#entries.push(entry);
    for (const listener of this.#listeners) {
      listener(entry);
    }
  }
}
