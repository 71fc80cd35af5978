import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ExitCode, Problem } from '../errors/errors.js';
import { latestVersion, listPacks, loadPack } from './load.js';

const scratch = mkdtempSync(join(tmpdir(), 'mtls-pop-guidance-'));
const sources = join(import.meta.dirname, '../../guidance');

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(scratch, 'pack-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** A copy of 1.0.0, which extends nothing, with one replacement. */
function changed(file: string, from: string | RegExp, to: string): string {
  const path = mkdtempSync(join(scratch, 'pack-'));
  cpSync(join(sources, '1.0.0'), path, { recursive: true });
  const text = readFileSync(join(path, file), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(path, file), text.replace(from, to));
  return path;
}

async function problemOf(wanted: string, cwd?: string): Promise<Problem> {
  const error: unknown = await loadPack(wanted, cwd).catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error('loaded', { cause: error });
}

describe('built-in guidance', () => {
  it('is listed oldest first and loaded by version; the newest is the default', async () => {
    expect(listPacks().map(({ version }) => version)).toEqual(['1.0.0', '1.1.0', '2.0.0']);
    expect(latestVersion()).toBe('2.0.0');
    expect((await loadPack()).version).toBe('2.0.0');
    for (const { version, title } of listPacks())
      expect(await loadPack(version)).toMatchObject({ version, title });
  });

  it('that does not exist is refused with the versions that do', async () => {
    for (const wanted of ['3.0.0', '', 'no/such/folder', '../x\0y']) {
      const problem = await problemOf(wanted, scratch);
      expect(problem.code).toBe('guidance-unknown');
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.because).toContain('1.0.0, 1.1.0, 2.0.0');
      expect(problem.next).toContain('mtls-pop guidance list');
    }
  });
});

describe("a folder of the user's", () => {
  it('that holds a whole pack is loaded as it stands', async () => {
    const path = mkdtempSync(join(scratch, 'whole-'));
    cpSync(join(sources, '1.0.0'), path, { recursive: true });
    expect(await loadPack(path)).toEqual(await loadPack('1.0.0'));
  });

  it('may extend a built-in version and say only what differs, also relative to a folder', async () => {
    const path = folder({
      'pack.yaml':
        'version: 2.0.0-contoso.1\ntitle: Contoso\nextends: 2.0.0\nfacts: { region: required, clouds: { public: { graph: null } } }\n',
      'rules.yaml':
        'rules:\n  - { id: MTLS900, title: Ours, why: Because., severity: note, languages: [csharp], since: 2.0.0-contoso.1 }\n',
      'changelog.yaml':
        'changes:\n  - { id: ours, what: A., why: B., affects: {}, facts: [region], rules: [MTLS900] }\n',
    });
    const [base, pack] = [await loadPack('2.0.0'), await loadPack('.', path)];
    expect(pack.facts).toEqual({
      ...base.facts,
      region: 'required',
      clouds: { ...base.facts.clouds, public: { ...base.facts.clouds.public, graph: undefined } },
    });
    expect(pack.rules.map(({ id }) => id)).toEqual([...base.rules.map(({ id }) => id), 'MTLS900']);
    expect(pack.changelog.at(-1)).toMatchObject({ id: 'ours', version: '2.0.0-contoso.1' });
  });

  it('may extend another folder, and a circle of them is refused', async () => {
    const parent = mkdtempSync(join(scratch, 'family-'));
    const write = (name: string, base: string): void => {
      mkdirSync(join(parent, name), { recursive: true });
      writeFileSync(join(parent, name, 'pack.yaml'), `version: 9.0.0\ntitle: ${name}\nextends: ${base}\n`);
    };
    write('a', '../b');
    write('b', '2.0.0');
    expect((await loadPack('a', parent)).title).toBe('a');
    write('b', '../a');
    expect((await problemOf('a', parent)).message).toContain('extend each other');
  });
});

describe('a pack that breaks the schema', () => {
  const cases: Record<string, { path: () => string; says: RegExp }> = {
    'a value that is none': {
      path: () => changed('pack.yaml', 'region: required', 'region: sometimes'),
      says: /pack\.yaml: facts\.region: .*"required"\|"recommended"/,
    },
    'a missing fact': {
      path: () => changed('pack.yaml', /\n {2}thumbprint: any/, ''),
      says: /pack\.yaml: facts\.thumbprint: /,
    },
    'an assertion that is stable in an MSAL.NET where it is not yet': {
      path: () =>
        changed('pack.yaml', 'clientSignedAssertion: experimental', 'clientSignedAssertion: stable'),
      says: /pack\.yaml: facts\.clientSignedAssertion: experimental with Microsoft\.Identity\.Client 4\.83\.1/,
    },
    'an unknown fact': {
      path: () => changed('pack.yaml', '  thumbprint', '  thumbprnt: any\n  thumbprint'),
      says: /pack\.yaml: facts: .*"thumbprnt"/,
    },
    'a wrong type': {
      path: () => changed('pack.yaml', 'keyAttestation: false', 'keyAttestation: "no"'),
      says: /facts\.keyAttestation: .*boolean/,
    },
    'a version that is none': {
      path: () => changed('pack.yaml', 'version: 1.0.0', 'version: 1'),
      says: /pack\.yaml: version: /,
    },
    'a cloud that is missing': {
      path: () => changed('pack.yaml', /\n {4}singapore:[^]*?(?=\n\n)/, ''),
      says: /facts\.clouds\.singapore: /,
    },
    'a host that is a URL': {
      path: () =>
        changed('pack.yaml', 'mtlsHost: mtlsauth.microsoft.com', 'mtlsHost: https://mtlsauth.microsoft.com'),
      says: /facts\.clouds\.public\.mtlsHost: .*host name/,
    },
    'a rule of another form, by its id': {
      path: () => changed('rules.yaml', 'severity: error', 'severity: fatal'),
      says: /rules\.yaml: rules\.MTLS001\.severity: .*"error"\|"warning"\|"note"/,
    },
    'a rule that stands there twice': {
      path: () => changed('rules.yaml', 'id: MTLS002', 'id: MTLS001'),
      says: /rules\.yaml: rules\.MTLS001: the id stands here twice/,
    },
    'a refusal without its reason': {
      path: () => changed('scenarios.yaml', /\n {4}reason: A managed identity is either.*/, ''),
      says: /scenarios\.yaml: refused\.managed-identity-without-identity\.reason: /,
    },
    'a combination that is neither valid nor refused': {
      path: () =>
        changed(
          'scenarios.yaml',
          /\n.*fic, auth: confidential-client, identity: none, finalToken: bearer.*/,
          '',
        ),
      says: /scenarios\.yaml: refused: fic \+ confidential-client \+ bearer is not valid, and no refusal/,
    },
    'a combination that is valid and refused': {
      path: () =>
        changed(
          'scenarios.yaml',
          'when: { flow: [vanilla], finalToken: [bearer] }',
          'when: { finalToken: [bearer] }',
        ),
      says: /is also refused, by vanilla-bearer/,
    },
    'a scenario that no template has': {
      path: () =>
        changed(
          'scenarios.yaml',
          'valid:\n',
          'valid:\n  - { flow: vanilla, auth: confidential-client, identity: none, finalToken: bearer }\n',
        ),
      says: /vanilla \+ confidential-client \+ bearer is not a scenario/,
    },
    'a refusal that changes nothing': {
      path: () => changed('scenarios.yaml', 'nearest: { leg2Auth: null }', 'nearest: { flow: fic }'),
      says: /refused\.managed-identity-leg2\.nearest: /,
    },
    'a change without those it affects': {
      path: () => changed('changelog.yaml', /\n {4}affects: \{\}/, ''),
      says: /changelog\.yaml: changes\.first-guidance\.affects: /,
    },
    'a file with another heading': {
      path: () => changed('rules.yaml', 'rules:', 'rulez:'),
      says: /rules\.yaml: .*(rulez|rules)/,
    },
    'a key of JavaScript': {
      path: () =>
        changed('pack.yaml', 'region: required', '__proto__: { polluted: true }\n  region: required'),
      says: /pack\.yaml: facts: .*__proto__/,
    },
    'no pack.yaml': { path: () => folder({}), says: /pack\.yaml does not exist/ },
    'no rules.yaml': {
      path: () => {
        const path = changed('pack.yaml', 'region', 'region');
        rmSync(join(path, 'rules.yaml'));
        return path;
      },
      says: /rules\.yaml does not exist/,
    },
    'not YAML': {
      path: () => changed('pack.yaml', 'facts:', 'facts: ]'),
      says: /pack\.yaml is not valid YAML at line \d+/,
    },
    'a base that does not exist': {
      path: () => folder({ 'pack.yaml': 'version: 9.0.0\ntitle: x\nextends: 8.8.8\n' }),
      says: /There is no guidance "8\.8\.8"/,
    },
    'aliases without end': {
      path: () =>
        folder({
          'pack.yaml': [
            'version: 9.0.0',
            'title: &a0 [x]',
            ...Array.from({ length: 20 }, (_, n) => `k${n}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
          ].join('\n'),
        }),
      says: /pack\.yaml cannot be read/,
    },
    'a file': {
      path: () => join(changed('pack.yaml', 'region', 'region'), 'pack.yaml'),
      says: /pack\.yaml.*does not exist/,
    },
  };
  for (const [name, { path, says }] of Object.entries(cases)) {
    it(`${name} is refused, with the file, the place and what was expected`, async () => {
      const problem = await problemOf(path());
      expect(problem.exitCode).toBe(ExitCode.badInput);
      expect(problem.message).toMatch(says);
      expect(problem.next).toBeTruthy();
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
  }

  it('lists all of its places, at most ten', async () => {
    const path = changed('pack.yaml', 'region: required', 'region: sometimes');
    const rules = join(path, 'rules.yaml');
    writeFileSync(rules, readFileSync(rules, 'utf8').replaceAll('severity: error', 'severity: fatal'));
    const { message } = await problemOf(path);
    expect(message).toMatch(/facts\.region/);
    expect(message).toMatch(/and \d+ more$/);
    expect(message.split('\n')).toHaveLength(12);
  });
});
