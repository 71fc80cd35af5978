import { X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import type { JournalEntry } from '../../templates/typescript/test/emulator/index.js';
import type { Case } from './case-schema.js';
import type { Certificates } from './certificates.js';
import type { Played } from './play.js';

type Expectation = Case['expect'];

/** Holds an answer against a case, its placeholders filled. */
export async function checkAnswer(
  expected: Expectation,
  { answer }: Played,
  certificates: Certificates,
): Promise<void> {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: expected.status });
  if (expected.body !== undefined) expect(answer.body).toMatchObject(withPatterns(expected.body));
  for (const [name, pattern] of Object.entries(expected.headers ?? {})) {
    expect(answer.headers[name], name).toMatch(new RegExp(pattern));
  }
  if (expected.claims !== undefined) await checkClaims(expected.claims, answer.body, certificates);
  if (expected.certificate !== undefined) checkCertificate(expected.certificate, answer.body);
}

/** What holds for every case, and what this one says of its journal entry. */
export function checkJournal(played: Case, result: Played, entries: readonly JournalEntry[]): void {
  const { expect: expected, request } = played;
  if (expected.status === 'refused') {
    expect(entries).toHaveLength(0);
    return;
  }
  expect(entries).toHaveLength(1);
  const [entry] = entries as readonly [JournalEntry];
  expect(entry).toMatchObject({
    service: request.service,
    method: request.method,
    status: expected.status === 'closed' ? 0 : expected.status,
  });
  expect(entry.clientCertificate).toBe(result.certificate?.thumbprint);
  if (expected.error !== undefined) expect(entry.error).toEqual(withPatterns(expected.error));
  else expect(entry.error).toBeUndefined();

  const { checks, ...facts } = expected.journal ?? {};
  expect(entry).toMatchObject(withPatterns(facts));
  if (checks !== undefined) expect(entry.checks.every(({ passed }) => passed)).toBe(checks === 'passed');
  checkSecrets(result, entry);
}

function checkSecrets({ answer, secrets }: Played, entry: JournalEntry): void {
  const received = (answer.body as { access_token?: string } | undefined)?.access_token;
  const text = JSON.stringify(entry);
  for (const secret of [...secrets, ...(received === undefined ? [] : [received])]) {
    // A token is as good as its claims and signature: no part of it may stand there either.
    for (const part of secret.split('.')) expect(text).not.toContain(part);
  }
}

async function checkClaims(
  expected: Record<string, unknown>,
  body: unknown,
  certificates: Certificates,
): Promise<void> {
  const claims = decodeJwt((body as { access_token: string }).access_token);
  const { cnf, ...rest } = expected;
  expect(claims).toMatchObject(rest);
  if (cnf === 'none') {
    expect(claims['cnf']).toBeUndefined();
  } else if (cnf !== undefined) {
    const { thumbprint } = await certificates.get(cnf as Parameters<Certificates['get']>[0]);
    expect(claims['cnf']).toEqual({ 'x5t#S256': thumbprint });
  }
}

function checkCertificate({ days, subject }: { days: number; subject: string }, body: unknown): void {
  const { certificate } = body as { certificate: string };
  const parsed = new X509Certificate(Buffer.from(certificate, 'base64'));
  expect(parsed.subject.split('\n').join(', ')).toBe(subject);
  const remaining = (Date.parse(parsed.validTo) - Date.now()) / (24 * 60 * 60 * 1000);
  expect(remaining).toBeGreaterThan(days - 0.1);
  expect(remaining).toBeLessThan(days + 0.1);
}

/** A string between slashes stands for what matches it. */
function withPatterns<T>(expected: T): T {
  const convert = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const pattern = /^\/(.*)\/$/s.exec(value)?.[1];
      return pattern === undefined ? value : expect.stringMatching(new RegExp(pattern));
    }
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, convert(member)]));
    }
    return value;
  };
  return convert(expected) as T;
}
