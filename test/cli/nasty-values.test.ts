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
import { languages } from '../../src/scenario/choices.js';
import type { Language } from '../../src/scenario/flow.js';
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
  'the end of a raw string': 'a"""b',
  'a hole of an interpolated string': 'a{System.Environment.Exit(1)}b',
  'the sign of a verbatim string': '@a',
  'XML specials': `a<b>&"'</b>]]>`,
  'an MSBuild property': 'a$(Configuration)%3B',
  'a carriage return': 'a\r\nSystem.Environment.Exit(1)',
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
  readonly language: Language;
  readonly name: AnswerName;
  readonly base: Answers;
  /** Where a value has a part that people choose, that part is the nasty one. */
  readonly around: readonly ((part: string) => string)[];
  /** Odd and allowed. */
  readonly allowed: readonly string[];
  /** Neither odd nor found in any template. */
  readonly ordinary: string;
}

const itself = (part: string): string => part;

const names: readonly FreeText[] = [
  {
    language: 'typescript',
    name: 'name',
    base: confidential,
    around: [itself, (part) => `@contoso/${part}`],
    allowed: ['@contoso/orders.client_2'],
    ordinary: 'zebra',
  },
  {
    language: 'csharp',
    name: 'name',
    base: confidential,
    around: [itself, (part) => `Contoso.${part}`, (part) => `Contoso.${part}.Orders`],
    allowed: ['Contoso.Orders2', 'orders', 'contoso.task', 'MtlsPopService'],
    ordinary: 'Zebra.Quagga',
  },
];

/** What both languages are asked. */
const settings: readonly Omit<FreeText, 'language'>[] = [
  {
    name: 'resource',
    base: confidential,
    around: [itself, (part) => `https://contoso.example/${part}`, (part) => `api://contoso/${part}`],
    allowed: ['https://contoso.example/a~b%20c', 'api://contoso/orders', 'https://[::1]:8443/x'],
    ordinary: 'https://zebra.example',
  },
  {
    name: 'tenant',
    base: confidential,
    around: [itself, (part) => `${part}.example`],
    allowed: ['contoso.onmicrosoft.com'],
    ordinary: 'zebra.example',
  },
  {
    name: 'clientId',
    base: confidential,
    around: [itself],
    allowed: ['6325CD32-9911-41f3-819c-416cdf9104e7'],
    ordinary: '00000000-0000-4000-8000-000000000001',
  },
  {
    name: 'leg1ClientId',
    base: confidential,
    around: [itself],
    allowed: ['6325cd32-9911-41f3-819c-416cdf9104e7'],
    ordinary: '00000000-0000-4000-8000-000000000002',
  },
  { name: 'region', base: confidential, around: [itself], allowed: ['westus3'], ordinary: 'zebra7' },
  {
    name: 'identityValue',
    base: managed,
    around: [itself, identityIn],
    allowed: [identityIn('a.(b)-ü')],
    ordinary: identityIn('zebra'),
  },
];

const options: readonly FreeText[] = [
  ...names,
  ...languages.flatMap((language) => settings.map((setting) => ({ language, ...setting }))),
];

const flagsOf = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([name, value]) => [flagOf(name as AnswerName), value ?? '']);

describe.each(options)('$name in $language', (option) => {
  const { language, name, around, allowed } = option;
  const base = { language, ...option.base };
  const values = Object.entries(nasty).flatMap(([what, part]) =>
    around.map((wrap) => ({ what, value: wrap(part) })),
  );

  it.each(values)('with $what is refused with 2, or carried exactly', async ({ value }) => {
    await expectRefusedOrCarried(value, option);
  });

  it.each(allowed)('carries %s', async (value) => {
    expect(await expectRefusedOrCarried(value, option)).toBe('carried');
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

type Files = Readonly<Record<string, string>>;

async function expectRefusedOrCarried(value: string, option: FreeText): Promise<'refused' | 'carried'> {
  const { language, name, base } = option;
  try {
    const files = await filesOf({ language, ...base, [name]: value });
    const written = parse(files['.mtls-pop.yaml'] ?? '') as { flows: Record<string, string>[] };
    expect(written.flows[0]?.[name]).toBe(value);
    if (language === 'csharp') await expectInCSharp(files, value, option);
    else expectInTypeScript(files, value, option);
    return 'carried';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(flagOf(name));
    expect(error.message.length + error.next.length).toBeLessThan(1500);
    return 'refused';
  }
}

/** Texts by path of what would be made. */
async function filesOf(answers: Answers): Promise<Files> {
  const pack = await loadPack();
  const flow = resolveFlow(answers, pack, { yes: true });
  const plan = await planNew({ root: workFolder(), rendering: await render(flow, pack), flows: [flow] });
  return Object.fromEntries(
    plan.changes.flatMap((change) => (change.action === 'create' ? [[change.path, change.after]] : [])),
  );
}

const ordinaryOnes = new Map<FreeText, Promise<Files>>();

/** What an ordinary value makes, once for each option. */
function ordinaryFiles(option: FreeText): Promise<Files> {
  const { language, name, base, ordinary } = option;
  const files = ordinaryOnes.get(option) ?? filesOf({ language, ...base, [name]: ordinary });
  ordinaryOnes.set(option, files);
  return files;
}

/** A resource is asked for by its scope. */
const formsOf = (value: string, { name }: FreeText): string[] =>
  name === 'resource' ? [value, `${value}/.default`] : [value];

/** That every file parses, and the code has it as a string. */
function expectInTypeScript(files: Files, value: string, option: FreeText): void {
  const literals = new Set<string>();
  for (const [file, text] of Object.entries(files))
    if (file.endsWith('.ts')) collectLiterals(file, text, literals);
  if (option.name !== 'name') expect(formsOf(value, option).some((form) => literals.has(form))).toBe(true);
}

/** That it stands in appsettings.json as a string and nowhere in what is compiled; or, if a name, wherever another would. */
async function expectInCSharp(files: Files, value: string, option: FreeText): Promise<void> {
  const { name, ordinary } = option;
  const other = Object.entries(await ordinaryFiles(option));
  if (name === 'name') {
    const renamed = other.map((file) => file.map((text) => text.replaceAll(ordinary, value)));
    expect(compiled(files)).toEqual(compiled(Object.fromEntries(renamed) as Files));
    return;
  }
  const settings = files['src/MtlsPopService/appsettings.json'] ?? '';
  const strings = new Set<unknown>();
  JSON.parse(settings, (_, each: unknown) => strings.add(each));
  expect(formsOf(value, option).some((form) => strings.has(form))).toBe(true);
  expect(compiled(files)).toEqual(compiled(Object.fromEntries(other)));
}

/** What the compiler and MSBuild read. */
const compiled = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).filter(([file]) =>
      /\.(?:cs|csproj|props|slnx|editorconfig)$|global\.json$/.test(file),
    ),
  );

function collectLiterals(file: string, text: string, literals: Set<string>): void {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
}
