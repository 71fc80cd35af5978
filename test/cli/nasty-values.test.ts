import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Problem } from '../../src/errors/errors.js';
import { loadPack } from '../../src/guidance/load.js';
import { planNew } from '../../src/plan/plan-new.js';
import { render } from '../../src/render/render.js';
import { flagOf } from '../../src/scenario/answers.js';
import type { AnswerName, Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';
import { errorOf, tool, treeOf, workFolder } from './tool.js';

/** What breaks out of strings, comments, templates, lines or the direction of reading. */
const nasty: Readonly<Record<string, string>> = {
  'single quotes': `a'b`,
  'double quotes': `a"b`,
  backticks: 'a`b`',
  'a template hole': 'a${process.exit(1)}b',
  'the end of a comment': 'a*/process.exit(1)/*',
  'a line break': 'a\nprocess.exit(1)',
  'a line separator': 'a\u2028process.exit(1)',
  'an EJS tag': 'a<%= process.exit(1) %>b',
  emoji: 'a🙂b',
  '10,000 characters': 'a'.repeat(10_000),
  'right-to-left marks': 'a\u202eb\u2066c',
  'a backslash': 'a\\',
  'a dollar pattern': 'a$&b$1',
};

const confidential: Answers = { flow: 'fic', auth: 'confidential-client', finalToken: 'mtls-pop' };
const managed: Answers = {
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'user-assigned-resource-id',
  finalToken: 'bearer',
};
const identityIn = (group: string): string =>
  `/subscriptions/c1686c51-b717-4fe0-9af3-24a20a41fb0c/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders`;

interface FreeText {
  readonly name: AnswerName;
  readonly base: Answers;
  /** Where a value has a part that people choose, that part is the nasty one. */
  readonly around: readonly ((part: string) => string)[];
  /** Odd and allowed. */
  readonly allowed: readonly string[];
}

const itself = (part: string): string => part;

const options: readonly FreeText[] = [
  {
    name: 'name',
    base: confidential,
    around: [itself, (part) => `@contoso/${part}`],
    allowed: ['@contoso/orders.client_2'],
  },
  {
    name: 'resource',
    base: confidential,
    around: [itself, (part) => `https://contoso.example/${part}`, (part) => `api://contoso/${part}`],
    allowed: ['https://contoso.example/a~b%20c', 'api://contoso/orders', 'https://[::1]:8443/x'],
  },
  {
    name: 'tenant',
    base: confidential,
    around: [itself, (part) => `${part}.example`],
    allowed: ['contoso.onmicrosoft.com'],
  },
  {
    name: 'clientId',
    base: confidential,
    around: [itself],
    allowed: ['6325CD32-9911-41f3-819c-416cdf9104e7'],
  },
  {
    name: 'leg1ClientId',
    base: confidential,
    around: [itself],
    allowed: ['6325cd32-9911-41f3-819c-416cdf9104e7'],
  },
  { name: 'region', base: confidential, around: [itself], allowed: ['westus3'] },
  { name: 'identityValue', base: managed, around: [itself, identityIn], allowed: [identityIn('a.(b)-ü')] },
];

const flagsOf = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([name, value]) => [flagOf(name as AnswerName), value ?? '']);

describe.each(options)('$name', ({ name, base, around, allowed }) => {
  const values = Object.entries(nasty).flatMap(([what, part]) =>
    around.map((wrap) => ({ what, value: wrap(part) })),
  );

  it.each(values)('with $what is refused with 2, or carried exactly', async ({ value }) => {
    await expectRefusedOrCarried({ ...base, [name]: value }, name);
  });

  it.each(allowed)('carries %s', async (value) => {
    expect(await expectRefusedOrCarried({ ...base, [name]: value }, name)).toBe('carried');
  });

  it('is refused by the process in visible characters, and nothing is written', async () => {
    const cwd = workFolder();
    const args = [
      'new',
      'svc',
      ...flagsOf({ ...base, [name]: `a"'\`\${x}*/\n<%🙂\u202eb` }),
      '--yes',
      '--json',
    ];
    const outcome = await tool(args, { cwd });
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).message).toContain(flagOf(name));
    expect(outcome.stderr).not.toContain('\u202e');
    expect(treeOf(cwd)).toEqual({ '/': 'folder' });
  });
});

describe('the folder', () => {
  const posix = [`it's "quoted" $(id) \`id\``, 'a\\b', '*'];
  it.each([
    'with space',
    'ünï 漢字 🙂',
    '$HOME',
    '%TEMP%',
    '&',
    ...(process.platform === 'win32' ? [] : posix),
  ])('%s gets the service, and nothing else happens', async (folder) => {
    const cwd = workFolder();
    const outcome = await tool(['new', folder, ...flagsOf(confidential), '--name', 'svc', '--yes'], { cwd });
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(cwd)).toEqual([folder]);
  });
});

async function expectRefusedOrCarried(answers: Answers, name: AnswerName): Promise<'refused' | 'carried'> {
  const pack = await loadPack();
  try {
    const flow = resolveFlow(answers, pack, { yes: true });
    const rendering = await render(flow, pack);
    const plan = await planNew({ root: workFolder(), rendering, flows: [flow] });
    const texts = plan.changes.flatMap((change) =>
      change.action === 'create' ? [[change.path, change.after]] : [],
    );
    expectCarried(Object.fromEntries(texts) as Record<string, string>, name, answers[name] ?? '');
    return 'carried';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(flagOf(name));
    expect(error.message.length + error.next.length).toBeLessThan(1500);
    return 'refused';
  }
}

/** That `.mtls-pop.yaml` says it, every file parses, and the code has it as a string. */
function expectCarried(files: Readonly<Record<string, string>>, name: AnswerName, value: string): void {
  const answers = parse(files['.mtls-pop.yaml'] ?? '') as { flows: Record<string, string>[] };
  expect(answers.flows[0]?.[name]).toBe(value);
  const literals = new Set<string>();
  for (const [file, text] of Object.entries(files))
    if (file.endsWith('.ts')) collectLiterals(file, text, literals);
  // A resource is asked for by its scope.
  const forms = name === 'resource' ? [value, `${value}/.default`] : [value];
  if (name !== 'name') expect(forms.some((form) => literals.has(form))).toBe(true);
}

function collectLiterals(file: string, text: string, literals: Set<string>): void {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
}
