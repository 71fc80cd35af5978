import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { csharpFiles, git, commit, repoWith, typeScriptFiles } from './repos.js';
import { errorOf, tool, treeOf, workFolder, write, type Outcome } from './tool.js';

const shared = ['--flow', 'fic', '--auth', 'managed-identity', '--identity', 'system-assigned'];
const common = [
  ...shared,
  '--resource',
  'https://graph.microsoft.com',
  '--region',
  'westus3',
  '--yes',
  '--quiet',
];

const languages = {
  typescript: {
    name: 'svc',
    /** A file that 2.0.0 changes, a member of it that stays, and one that changes. */
    file: 'src/mtls-pop/fic-leg2-exchanger.ts',
    changed: ['authority: authority.msalWithoutMutualTls,', 'authority: mine(authority),'],
    statement: ['    authority: authority.msalWithoutMutualTls,', 'authority: authority.msal,'],
    stays: 'src/mtls-pop/errors.ts',
    dropped: 'src/mtls-pop/authority.ts',
    wide: 'src/config.ts',
  },
  csharp: {
    name: 'Contoso.Orders',
    file: 'src/Contoso.Orders/MtlsPop/FicLeg2Exchanger.cs',
    changed: ['builder.WithAzureRegion(_options.Region)', 'builder.WithAzureRegion(Mine(_options.Region))'],
    statement: ['', 'builder = builder.WithAzureRegion(_options.Region);'],
    stays: 'src/Contoso.Orders/MtlsPop/MtlsPopOptions.cs',
    dropped: 'src/Contoso.Orders/MtlsPop/FicAssertionProvider.cs',
    wide: 'src/Contoso.Orders/MtlsPop/MtlsPopOptionsValidator.cs',
  },
} as const;

type Language = keyof typeof languages;

const made = new Map<string, Promise<string>>();

/** A project as `new` makes it; made once for each way. */
async function project(language: Language, guidance: string, ...answers: string[]): Promise<string> {
  const key = [language, guidance, ...answers].join(' ');
  const fresh = made.get(key) ?? make(language, guidance, answers);
  made.set(key, fresh);
  const copy = path.join(workFolder(), 'project');
  cpSync(await fresh, copy, { recursive: true });
  return copy;
}

async function make(language: Language, guidance: string, answers: readonly string[]): Promise<string> {
  const { mkdtempSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(path.join(tmpdir(), 'mtls-pop-update-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const { name } = languages[language];
  const token = answers.includes('--final-token') ? [] : ['--final-token', 'bearer'];
  const args = ['new', folder, '--language', language, '--name', name, '--guidance', guidance];
  ok(await tool([...args, ...common, ...token, ...answers]));
  return folder;
}

function ok(outcome: Outcome, code = 0): Outcome {
  expect(outcome.code, outcome.stderr + outcome.stdout).toBe(code);
  return outcome;
}

const update = (root: string, ...args: string[]): Promise<Outcome> => tool(['update', root, ...args]);

/** Everything but what `undo` needs. */
const files = (root: string): Record<string, string> =>
  Object.fromEntries(Object.entries(treeOf(root)).filter(([name]) => !name.startsWith('.mtls-pop.undo')));

const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

function edit(root: string, file: string, change: (text: string) => string): void {
  const text = read(root, file);
  const changed = change(text);
  expect(changed, `the edit of ${file}`).not.toBe(text);
  writeFileSync(path.join(root, file), changed);
}

interface Document {
  readonly changes: readonly { path: string; action: string; reason: string }[];
  readonly summary: Record<string, number>;
  readonly conflicts: readonly { path: string; line: number; where: string; because?: string }[];
  readonly notes: readonly string[];
  readonly reasons: readonly { what: string; rules: string[]; paths: string[] }[];
  readonly applied: boolean;
}

const documentOf = ({ stdout }: Outcome): Document => JSON.parse(stdout) as Document;

describe.each(Object.keys(languages) as Language[])('update of a project in %s', (language) => {
  const { file, changed, statement, stays, dropped, wide } = languages[language];

  it('gives a fresh project of the newer guidance, lock file and all, in one step or two', async () => {
    const [one, two, fresh] = [
      await project(language, '1.0.0'),
      await project(language, '1.0.0'),
      await project(language, '2.0.0'),
    ];
    ok(await update(one));
    ok(await update(two, '--guidance', '1.1.0'));
    ok(await update(two));
    expect(files(one)).toEqual(files(fresh));
    expect(files(two)).toEqual(files(fresh));
  });

  it('gives the same bytes again after a downgrade and an upgrade', async () => {
    const root = await project(language, '2.0.0');
    const before = files(root);
    ok(await update(root, '--guidance', '1.0.0'));
    expect(files(root)).toEqual(files(await project(language, '1.0.0')));
    ok(await update(root));
    expect(files(root)).toEqual(before);
  });

  it('changes nothing the second time, not even a time stamp', async () => {
    const root = await project(language, '1.0.0');
    ok(await update(root));
    const stamps = (): number[] =>
      Object.keys(files(root)).map((name) => statSync(path.join(root, name)).mtimeMs);
    const before = stamps();
    const { summary, changes } = documentOf(ok(await update(root, '--json')));
    expect(changes.map(({ action }) => action)).toEqual(changes.map(() => 'keep'));
    expect(summary).toMatchObject({ create: 0, modify: 0, delete: 0, conflict: 0 });
    expect(stamps()).toEqual(before);
  });

  it('carries the change into what its owner has edited, and loses nothing', async () => {
    const root = await project(language, '1.0.0');
    const fresh = await project(language, '2.0.0');
    const own =
      language === 'typescript'
        ? '  /** Mine. */\n  mine(): number {\n    return 1;\n  }\n'
        : '    /// <summary>Mine.</summary>\n    public int Mine() => 1;\n';
    const lastBrace = (text: string): string => text.replace(/\}\n(?![^]*\}\n)/, `\n${own}}\n`);
    if (language === 'csharp') edit(root, file, lastBrace);
    else edit(root, file, (text) => text.replace(/^(export class [^]*?\n)\}\n/m, `$1\n${own}}\n`));
    edit(root, wide, (text) => text.replaceAll('\n', '\r\n'));
    rmSync(path.join(root, dropped));
    const { changes, conflicts, notes } = documentOf(ok(await update(root, '--json')));
    expect(conflicts).toEqual([]);
    const merged = read(root, file);
    expect(merged).toContain(own);
    expect(merged).toContain(statement[1]);
    expect(merged.replace(`\n${own}`, '')).toBe(read(fresh, file));
    expect(read(root, wide)).toBe(read(fresh, wide).replaceAll('\n', '\r\n'));
    expect(files(root)).not.toHaveProperty([dropped]);
    expect(changes.map((change) => change.path)).not.toContain(dropped);
    expect(notes.join('\n')).toContain(`${dropped} stays deleted`);
    expect(read(root, stays)).toBe(read(fresh, stays));
    expect(read(root, '.mtls-pop.lock')).toBe(read(fresh, '.mtls-pop.lock'));
    expect(documentOf(ok(await update(root, '--json'))).summary).toMatchObject({
      modify: 0,
      create: 0,
      delete: 0,
    });
  });

  it('leaves markers where both want something else, ends with 3, and does not run over them', async () => {
    const root = await project(language, '1.0.0');
    edit(root, file, (text) => text.replace(changed[0], changed[1]));
    const mine = read(root, file);
    const before = files(root);
    const rejected = ok(await update(root, '--conflict', 'reject', '--json'), 3);
    expect(errorOf(rejected).code).toBe('conflicts');
    expect(errorOf(rejected).message).toContain(file);
    expect(files(root)).toEqual(before);

    const outcome = ok(await update(root, '--json'), 3);
    const { conflicts, changes } = documentOf(outcome);
    expect(conflicts.map((conflict) => conflict.path)).toEqual([file]);
    expect(conflicts[0]?.where).not.toBe('');
    expect(conflicts[0]?.because).toMatch(/^MTLS\d{3}/);
    expect(changes.find((change) => change.path === file)?.action).toBe('conflict');
    const text = read(root, file);
    expect(text.split('\n')[(conflicts[0]?.line ?? 0) - 1]).toMatch(/^<{7} yours/);
    expect(text).toMatch(/^>{7} guidance 2\.0\.0.*MTLS\d{3}/m);
    expect(text).toContain(changed[1]);

    const refused = ok(await update(root, '--json'), 5);
    expect(errorOf(refused).code).toBe('markers-left');
    expect(errorOf(refused).message).toContain(file);
    const check = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(check.stdout)).toMatchObject({
      projects: [{ state: 'broken', broken: [{ path: file }] }],
    });

    ok(await tool(['undo', root]));
    expect(read(root, file)).toBe(mine);
    ok(await update(root, '--conflict', 'ours'));
    expect(read(root, file)).toContain(changed[1]);
    expect(read(root, file)).not.toContain('<<<<<<<');
  });

  it('takes a whole update back with undo', async () => {
    const root = await project(language, '1.0.0');
    edit(root, file, (text) => `${text}\n// Mine.\n`);
    const before = files(root);
    ok(await update(root));
    expect(files(root)).not.toEqual(before);
    ok(await tool(['undo', root]));
    expect(files(root)).toEqual(before);
  });

  it('gives with changed answers what a fresh project with those has', async () => {
    const answers =
      language === 'typescript'
        ? ['--final-token', 'mtls-pop', '--test-runner', 'jest', '--module', 'commonjs']
        : ['--final-token', 'mtls-pop', '--test-runner', 'nunit', '--key-attestation', 'yes'];
    const root = await project(language, '2.0.0');
    const { reasons } = documentOf(ok(await update(root, ...answers, '--json')));
    expect(reasons[0]?.what).toContain('--final-token is mtls-pop and was bearer');
    expect(files(root)).toEqual(files(await project(language, '2.0.0', ...answers)));
    expect(documentOf(ok(await update(root, '--json'))).summary).toMatchObject({
      modify: 0,
      create: 0,
      delete: 0,
    });
  });

  it('follows a file that its owner has moved', async () => {
    const root = await project(language, '1.0.0');
    const elsewhere = path.posix.join(
      path.posix.dirname(path.posix.dirname(file)),
      'moved',
      path.posix.basename(file),
    );
    mkdirSync(path.join(root, path.dirname(elsewhere)), { recursive: true });
    renameSync(path.join(root, file), path.join(root, elsewhere));
    const { notes } = documentOf(ok(await update(root, '--json')));
    expect(notes).toContain(`${file} is followed to ${elsewhere}.`);
    expect(read(root, elsewhere)).toBe(read(await project(language, '2.0.0'), file));
    expect(files(root)).not.toHaveProperty([file]);
  });

  it('says with check what it would find: 4 where that is something, and writes nothing', async () => {
    const root = await project(language, '1.0.0');
    const before = files(root);
    const outdated = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(outdated.stdout)).toMatchObject({
      projects: [{ state: 'outdated', guidance: '1.0.0', target: '2.0.0', drifted: [] }],
    });
    expect(files(root)).toEqual(before);
    ok(await update(root));
    edit(root, stays, (text) => `${text}\n// Mine.\n`);
    const drifted = ok(await tool(['check', root, '--json']));
    expect(JSON.parse(drifted.stdout)).toMatchObject({ projects: [{ state: 'drifted', drifted: [stays] }] });
    edit(root, stays, (text) => `${text}\nclass {{{\n`);
    const broken = ok(await tool(['check', root, '--json']), 4);
    expect(JSON.parse(broken.stdout)).toMatchObject({ projects: [{ state: 'broken' }] });
  });
});

describe('update', () => {
  it('keeps keys of their own in package.json, and the order and style of it', async () => {
    const root = await project('typescript', '2.0.0');
    edit(root, 'package.json', (text) =>
      `${JSON.stringify({ private: true, mine: { a: [1] }, ...(JSON.parse(text) as object) }, null, 4)}\n`.replace(
        '"dependencies": {',
        '"dependencies": {\n        "zod": "^4.0.0",',
      ),
    );
    const before = read(root, 'package.json');
    ok(await update(root, '--test-runner', 'mocha'));
    const text = read(root, 'package.json');
    const data = JSON.parse(text) as { dependencies: object; devDependencies: object; mine: object };
    expect(Object.keys(data).slice(0, 2)).toEqual(['private', 'mine']);
    expect(data.dependencies).toHaveProperty('zod', '^4.0.0');
    expect(data.devDependencies).toHaveProperty('mocha');
    expect(data.devDependencies).not.toHaveProperty('vitest');
    expect(text).toContain('\n    "mine": {');
    expect(before).toContain('vitest');
  });

  it('merges what a formatter has gone over', async () => {
    const root = await project('typescript', '1.0.0');
    const { file, statement } = languages.typescript;
    const restyled = await format(read(root, file), {
      parser: 'typescript',
      useTabs: true,
      semi: false,
      singleQuote: false,
      printWidth: 60,
    });
    edit(root, file, () => restyled);
    const { conflicts } = documentOf(ok(await update(root, '--json')));
    expect(conflicts).toEqual([]);
    const text = read(root, file);
    expect(text).toContain(statement[1]);
    expect(text).toContain('\n\t');
    expect(text).not.toMatch(/;\n/);
  });

  it.each(['a link', 'a folder', 'no text'])(
    'refuses a generated file that became %s, everything untouched',
    async (what) => {
      const root = await project('typescript', '1.0.0');
      const { file } = languages.typescript;
      const at = path.join(root, file);
      rmSync(at);
      if (what === 'a link') symlinkSync(path.join(root, 'package.json'), at);
      else if (what === 'a folder') mkdirSync(at);
      else writeFileSync(at, Buffer.from([0xff, 0xfe, 0, 1]));
      const before = files(root);
      const refused = ok(await update(root, '--json'), 5);
      expect(errorOf(refused).message).toContain(file);
      expect(files(root)).toEqual(before);
    },
  );

  it('refuses a lock file that was damaged, cut off or lost, and rebuilds it with --adopt', async () => {
    const root = await project('typescript', '1.0.0');
    const lock = read(root, '.mtls-pop.lock');
    write(root, { '.mtls-pop.lock': lock.slice(0, 5000) });
    const damaged = ok(await update(root, '--json'), 2);
    expect(errorOf(damaged)).toMatchObject({ code: 'lock-invalid' });
    expect(errorOf(damaged).next).toContain('update --adopt');
    rmSync(path.join(root, '.mtls-pop.lock'));
    expect(errorOf(ok(await update(root, '--json'), 2)).next).toContain('update --adopt');
    ok(await update(root, '--adopt'));
    expect(read(root, '.mtls-pop.lock')).toBe(lock);
    ok(await update(root));
    expect(files(root)).toEqual(files(await project('typescript', '2.0.0')));
  });

  it('refuses a lock file of a newer tool, naming both versions', async () => {
    const root = await project('typescript', '1.0.0');
    edit(root, '.mtls-pop.lock', (text) => text.replace('"mtlsPopLock":1', '"mtlsPopLock":7'));
    const refused = errorOf(ok(await update(root, '--json'), 5));
    expect(refused.code).toBe('lock-newer');
    expect(refused.message).toMatch(/format 7.*format 1/);
  });

  it('refuses files with changes that are not committed, unless it is told to go on', async () => {
    const root = await project('typescript', '1.0.0');
    const { file } = languages.typescript;
    git(root, 'init', '--quiet');
    commit(root);
    edit(root, file, (text) => `${text}\n// Mine.\n`);
    const refused = errorOf(ok(await update(root, '--json'), 5));
    expect(refused).toMatchObject({ code: 'uncommitted-changes' });
    expect(refused.message).toContain(file);
    ok(await update(root, '--allow-dirty'));
    expect(read(root, file)).toMatch(/\n\/\/ Mine\.\n$/);
  });

  it('updates every project below a folder, each by itself', async () => {
    const top = workFolder();
    const [one, two, three] = ['a/one', 'b/two', 'three'].map((name) => path.join(top, name)) as [
      string,
      string,
      string,
    ];
    for (const root of [one, two]) cpSync(await project('typescript', '1.0.0'), root, { recursive: true });
    cpSync(await project('csharp', '1.0.0'), three, { recursive: true });
    write(two, { '.mtls-pop.lock': 'x' });
    ok(await tool(['check', '--recursive', '--cwd', top]), 4);
    const outcome = ok(await tool(['update', '--recursive', '--json', '--cwd', top]), 2);
    const { projects } = JSON.parse(outcome.stdout) as {
      projects: { error?: { code: string }; applied?: boolean }[];
    };
    expect(projects.map(({ error, applied }) => error?.code ?? applied)).toEqual([
      true,
      'lock-invalid',
      true,
    ]);
    expect(files(one)).toEqual(files(await project('typescript', '2.0.0')));
    expect(files(three)).toEqual(files(await project('csharp', '2.0.0')));
  });

  it('keeps what a person wrote into the answers file', async () => {
    const root = await project('typescript', '1.0.0');
    edit(root, '.mtls-pop.yaml', (text) => text.replace('flows:', '# Mine.\nflows:'));
    ok(await update(root));
    expect(read(root, '.mtls-pop.yaml')).toContain('# Mine.\nflows:');
    expect(read(root, '.mtls-pop.yaml')).toContain('guidance: "2.0.0"');
  });

  it('shows in a dry run what a real one does, by the rules of the guidance', async () => {
    const root = await project('typescript', '1.0.0');
    const before = files(root);
    const dry = ok(await update(root, '--dry-run'));
    expect(dry.stdout).toContain('MTLS008 A region is recommended, no longer required: ');
    expect(dry.stdout).toMatch(/Files: .*\d+ to modify/);
    expect(files(root)).toEqual(before);
    const planned = documentOf(ok(await update(root, '--dry-run', '--json')));
    const done = documentOf(ok(await update(root, '--json')));
    expect(done.changes).toEqual(planned.changes);
    expect([planned.applied, done.applied]).toEqual([false, true]);
  });
});

describe.each([
  ['TypeScript', typeScriptFiles],
  ['C#', csharpFiles],
] as const)('update of a flow that was added to a repo in %s', { timeout: 120_000 }, (_, repo) => {
  const flow = ['--flow', 'vanilla', '--auth', 'confidential-client', '--region', 'westus3', '--yes'];

  async function added(guidance: string): Promise<string> {
    const root = repoWith(repo);
    ok(
      await tool(['add', root, ...flow, '--resource', 'https://graph.microsoft.com', '--guidance', guidance]),
    );
    commit(root);
    return root;
  }
  const own = (root: string): Record<string, string> =>
    Object.fromEntries(Object.entries(files(root)).filter(([name]) => !name.startsWith('.git/')));

  it('gives what an addition with the newer guidance gives, and changes nothing the second time', async () => {
    const [root, fresh] = [await added('1.0.0'), await added('2.0.0')];
    for (const each of [root, fresh]) {
      ok(await tool(['add', each, ...flow, '--resource', 'api://contoso/orders', '--name', 'orders']));
      commit(each);
    }
    ok(await update(root));
    expect(own(root)).toEqual(own(fresh));
    const again = documentOf(ok(await update(root, '--json')));
    expect(again.changes.map(({ action }) => action)).toEqual(again.changes.map(() => 'keep'));
    ok(await tool(['check', root]));
  });

  it('keeps the owner’s edits of files that it edits too, and follows several flows', async () => {
    const root = await added('1.0.0');
    ok(await tool(['add', root, ...flow, '--resource', 'api://contoso/orders', '--name', 'orders']));
    const project = 'package.json' in repo ? 'package.json' : 'src/Orders.Api/Orders.Api.csproj';
    edit(root, project, (text) =>
      'package.json' in repo
        ? text.replace('"dependencies": {', '"dependencies": {\n    "zod": "^4.0.0",')
        : text.replace('</PropertyGroup>', '  <Mine>1</Mine>\n  </PropertyGroup>'),
    );
    commit(root);
    const { conflicts } = documentOf(ok(await update(root, '--json')));
    expect(conflicts).toEqual([]);
    expect(read(root, project)).toMatch(/"zod": "\^4\.0\.0"|<Mine>1<\/Mine>/);
    expect(read(root, '.mtls-pop.yaml')).toContain('guidance: "2.0.0"');
    ok(await tool(['check', root]));
    commit(root);
    expect(documentOf(ok(await update(root, '--json'))).summary).toMatchObject({
      modify: 0,
      create: 0,
      delete: 0,
    });
  });
});
