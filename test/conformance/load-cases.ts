import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { caseSchema } from './case-schema.js';
import type { Case } from './case-schema.js';

export interface CaseFile {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** Every file of `cases/`, checked against the schema. */
export function loadCases(): CaseFile[] {
  const folder = join(import.meta.dirname, 'cases');
  return readdirSync(folder).map((name) => {
    const document: unknown = parse(readFileSync(join(folder, name), 'utf8'), { merge: true });
    const parsed = z.array(caseSchema).safeParse(document);
    if (!parsed.success) throw new Error(`${name} breaks the format:\n${z.prettifyError(parsed.error)}`);
    return { name, cases: parsed.data };
  });
}
