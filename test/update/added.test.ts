import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import type { Contribution } from '../../src/plan/lock/entry.js';
import { readLock } from '../../src/plan/lock/read.js';
import { temporaryFolder, tree } from '../../src/plan/testing/temporary-folder.js';
import { planAdopt } from '../../src/plan/update/adopt.js';
import { commit } from '../cli/repos.js';
import { checkIn, done, planIn } from './support/project.js';
import { addFlow, repo, updateIn } from './support/repo.js';

const languages = {
  typescript: {
    manifest: 'package.json',
    mine: ['"dependencies": {', '"dependencies": {\n    "zod": "^4.0.0",'],
    code: 'src/mtls-pop/token.ts',
    folder: ['src/mtls-pop', 'lib/tokens'],
  },
  csharp: {
    manifest: 'src/Orders.Api/Orders.Api.csproj',
    mine: ['</PropertyGroup>', '  <Mine>1</Mine>\n  </PropertyGroup>'],
    code: 'src/Orders.Api/MtlsPop/MtlsPopOptions.cs',
    folder: ['src/Orders.Api/MtlsPop', 'src/Orders.Api/Auth/Tokens'],
  },
} as const;

type Language = keyof typeof languages;

/** Everything but git's files and what `undo` needs. */
const files = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tree(root)).filter(([name]) => !/^\.(?:git|mtls-pop\.undo)\/|\/$/.test(name)),
  );

function edit(root: string, file: string, change: (text: string) => string): void {
  const at = path.join(root, file);
  const text = readFileSync(at, 'utf8');
  const changed = change(text);
  expect(changed, `the edit of ${file}`).not.toBe(text);
  writeFileSync(at, changed);
}

const orders = { resource: 'api://contoso/orders', name: 'orders' };

describe.each(Object.keys(languages) as Language[])(
  'flows that were added to a repo in %s',
  { timeout: 120_000 },
  (language) => {
    const { manifest, mine, code, folder } = languages[language];

    const made = new Map<string, Promise<string>>();
    /** A copy of a repo with one flow, or two: made once. */
    async function added(guidance: string, flows: 1 | 2): Promise<string> {
      const key = `${guidance} ${flows}`;
      const first = made.get(key) ?? add(guidance, flows);
      made.set(key, first);
      const copy = path.join(temporaryFolder(), 'repo');
      cpSync(await first, copy, { recursive: true });
      return copy;
    }
    async function add(guidance: string, flows: 1 | 2): Promise<string> {
      const root = mkdtempSync(path.join(realpathSync.native(tmpdir()), 'mtls-pop-added-'));
      folders.push(root);
      cpSync(flows === 1 ? repo(language) : await added(guidance, 1), root, { recursive: true });
      await addFlow(root, language, { ...(flows === 2 && orders), guidance });
      commit(root);
      return root;
    }
    const folders: string[] = [];
    afterAll(() => {
      for (const each of folders) rmSync(each, { recursive: true, force: true });
    });

    it('are, with newer guidance, what an addition with that gives, and a second update changes nothing', async () => {
      const [root, fresh] = [await added('1.0.0', 2), await added('2.0.0', 2)];
      expect((await checkIn(root)).outdated).toBe(true);
      await updateIn(root);
      expect(files(root)).toEqual(files(fresh));
      expect(done(await planIn(root))).toEqual({});
      expect(await checkIn(root)).toMatchObject({ outdated: false, drifted: [], deleted: [], broken: [] });
    });

    it('keep what their owner edited, also in files that both edit', async () => {
      const root = await added('1.0.0', 1);
      edit(root, manifest, (text) => text.replace(mine[0], mine[1]));
      edit(root, code, (text) => `${text}\n// Mine.\n`);
      commit(root);
      expect((await updateIn(root)).conflicts).toEqual([]);
      expect(readFileSync(path.join(root, manifest), 'utf8')).toContain(mine[1]);
      expect(readFileSync(path.join(root, code), 'utf8')).toMatch(/\n\/\/ Mine\.\n$/);
      expect(await checkIn(root)).toMatchObject({ outdated: false, drifted: [code], broken: [] });
      commit(root);
      expect(done(await planIn(root))).toEqual({});
    });

    it('go where the answers file says, with their owner’s edits', async () => {
      const root = await added('2.0.0', 1);
      const [from, to] = folder;
      const before = Object.keys(files(root));
      edit(root, code, (text) => `${text}\n// Mine.\n`);
      edit(root, '.mtls-pop.yaml', (text) => text.replace(JSON.stringify(from), JSON.stringify(to)));
      commit(root);
      const { conflicts } = await updateIn(root);
      expect(conflicts).toEqual([]);
      const moved = before.map((name) => (name.startsWith(`${from}/`) ? to + name.slice(from.length) : name));
      expect(Object.keys(files(root)).sort()).toEqual(moved.sort());
      const at = code.replace(from, to);
      expect(readFileSync(path.join(root, at), 'utf8')).toMatch(/\n\/\/ Mine\.\n$/);
      expect(await checkIn(root)).toMatchObject({ outdated: false, drifted: [at], deleted: [], broken: [] });
      commit(root);
      expect(done(await planIn(root))).toEqual({});
    });

    it('are outdated for check where another layout made them, and an update only moves the mark then', async () => {
      const root = await added('2.0.0', 1);
      const before = readFileSync(path.join(root, '.mtls-pop.lock'), 'utf8');
      edit(root, '.mtls-pop.lock', (text) =>
        text.replace(/("rendering":")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`),
      );
      commit(root);
      expect((await checkIn(root)).outdated).toBe(true);
      expect(done(await updateIn(root))).toEqual({ '.mtls-pop.lock': 'modify' });
      expect(readFileSync(path.join(root, '.mtls-pop.lock'), 'utf8')).toBe(before);
      expect((await checkIn(root)).outdated).toBe(false);
    });

    it('are known again with --adopt: their files, and what stands as it would be written in files of others', async () => {
      const root = await added('1.0.0', 1);
      const { contributions: before } = readLock(readFileSync(path.join(root, '.mtls-pop.lock'), 'utf8'));
      rmSync(path.join(root, '.mtls-pop.lock'));
      await apply((await planAdopt(root, undefined, root)).plan);
      const { contributions, ...lock } = readLock(readFileSync(path.join(root, '.mtls-pop.lock'), 'utf8'));
      expect(lock.renderings).toHaveLength(1);
      const packages = ({ contribution }: Contribution): unknown =>
        contribution['packages'] ?? contribution['dependencies'];
      const at = ({ path: name }: Contribution): boolean => name === manifest;
      expect(contributions.filter(at).map(packages)).toEqual(before.filter(at).map(packages));
      expect(contributions.filter(at)).toHaveLength(1);
      commit(root);
      await updateIn(root);
      expect(files(root)).toEqual(files(await added('2.0.0', 1)));
    });

    it('lose their files and edits when they are taken out of the answers file, and only what is unedited', async () => {
      const [root, alone] = [await added('2.0.0', 2), await added('2.0.0', 1)];
      edit(root, '.mtls-pop.yaml', (text) => text.slice(0, text.indexOf('  - name: orders')));
      commit(root);
      await updateIn(root);
      expect(files(root)).toEqual(files(alone));
    });
  },
);
