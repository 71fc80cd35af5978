import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin, errorOf, tool, workFolder } from './tool.js';

const commands = ['new', 'update', 'check', 'emulator', 'guidance list', 'guidance show', 'guidance diff'];

describe('mtls-pop', () => {
  it('lists the commands that exist, with examples, on stdout', async () => {
    const { code, stdout, stderr } = await tool(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Examples:\n  $ mtls-pop new my-service');
    const listed = [...stdout.matchAll(/^ {2}(\w+) .*$/gm)].map(([, name]) => name);
    expect(listed.filter((name) => name !== 'help')).toEqual([
      'new',
      'add',
      'update',
      'check',
      'undo',
      'emulator',
      'guidance',
    ]);
  });

  it.each(commands)('has help with the options of %s, by --help and by help', async (command) => {
    const words = command.split(' ');
    const [option, verb] = await Promise.all([tool([...words, '--help']), tool(['help', ...words])]);
    expect(option.code).toBe(0);
    expect(option.stdout).toContain(`Usage: mtls-pop ${command}`);
    expect(option.stdout).toContain('--json');
    expect(verb).toEqual(option);
  });

  it('names every scenario option in the help of new', async () => {
    const { stdout } = await tool(['new', '--help']);
    const flags = [
      'language',
      'flow',
      'auth',
      'identity',
      'identity-value',
      'final-token',
      'resource',
      'tenant',
      'client-id',
    ]
      .concat(
        'leg1-client-id',
        'region',
        'cloud',
        'name',
        'test-runner',
        'module',
        'package-manager',
        'framework',
        'key-attestation',
        'min-key-strength',
        'guidance',
      )
      .concat('yes', 'answers', 'dry-run', 'diff', 'force', 'install', 'verify');
    for (const flag of flags) expect(stdout).toMatch(new RegExp(`--${flag}\\b`));
    expect(stdout).toContain('Examples:');
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(path.resolve(bin, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await tool(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    [[], 'missing-command', 'needs a command'],
    [['nwe'], 'unknown-command', 'Did you mean new?'],
    [['help', 'nwe'], 'unknown-command', 'Did you mean new?'],
    [['guidance', 'dif'], 'unknown-command', 'Did you mean diff?'],
    [['guidance', 'diff', '1.0.0'], 'missing-argument', 'guidance diff --help'],
    [['guidance', 'show', '9.9.9'], 'guidance-unknown', 'guidance list'],
    [['emulator', '--port', 'x'], 'invalid-port', '65535'],
    [['emulator', '--prot', '1'], 'unknown-option', 'Did you mean --port?'],
  ])('ends %j with 2 and the next step', async (args, code, says) => {
    const outcome = await tool([...args, '--json']);
    expect(outcome.code).toBe(2);
    const error = errorOf(outcome);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.next}`).toContain(says);
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
  });

  it('finds a file named relative to --cwd, wherever the option stands', async () => {
    const cwd = workFolder();
    const args = ['new', 'svc', '--flow', 'vanilla', '--auth', 'confidential-client', '--yes', '--quiet'];
    const outcome = await tool(['--cwd', cwd, ...args], { cwd: workFolder() });
    expect(outcome.code).toBe(0);
    expect(readdirSync(cwd)).toEqual(['svc']);
  });
});

describe('guidance', () => {
  it('lists the versions, and says which is used', async () => {
    const { stdout } = await tool(['guidance', 'list']);
    expect(stdout).toMatch(/^1\.0\.0 .*\n1\.1\.0 .*\n2\.0\.0 .*used by default\)\n$/);
    const { packs, latest } = JSON.parse((await tool(['guidance', 'list', '--json'])).stdout) as {
      packs: { version: string }[];
      latest: string;
    };
    expect({ latest, versions: packs.map(({ version }) => version) }).toEqual({
      latest: '2.0.0',
      versions: ['1.0.0', '1.1.0', '2.0.0'],
    });
  });

  it('shows the facts, scenarios and rules of one', async () => {
    const { stdout } = await tool(['guidance', 'show', '1.0.0']);
    expect(stdout).toContain('mtls_pop or pop');
    expect(stdout.match(/^ {2}(?:vanilla|fic) /gm)).toHaveLength(15);
    const pack = JSON.parse((await tool(['guidance', 'show', '--json'])).stdout) as { version: string };
    expect(pack.version).toBe('2.0.0');
  });

  it('tells what changed between two, and for whom', async () => {
    const { stdout } = await tool(['guidance', 'diff', '1.0.0', '2.0.0']);
    expect(stdout).toContain('Concerns fic, bearer. Since 1.1.0.');
    expect(stdout).toMatch(/region\n {4}- required\n {4}\+ recommended/);
    const same = await tool(['guidance', 'diff', '2.0.0', '2.0.0']);
    expect(same.stdout).toContain('Nothing differs.');
  });
});

describe('colour', () => {
  const paint = '\u001b[';

  it.each([
    [{}, [], false],
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{ FORCE_COLOR: '0' }, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
  ])('with %j and %j outside a terminal: %s', async (env, args, colored) => {
    const { stdout } = await tool(['guidance', 'show', ...args], { env });
    expect(stdout.includes(paint)).toBe(colored);
  });
});

describe('a closed pipe', () => {
  it('is not an error', async () => {
    const child = spawn(process.execPath, [bin, 'guidance', 'show'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('does not keep a service from being made', async () => {
    const cwd = workFolder();
    const args = [bin, 'new', 'svc', '--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(readdirSync(path.join(cwd, 'svc'))).toContain('.mtls-pop.yaml');
  });
});

describe('an unexpected error', () => {
  const broken = ['new', 'svc', '--flow', 'vanilla', '--auth', 'confidential-client', '--yes'];
  // The tool's own data cannot be read: a defect, whoever made it.
  const preload = `data:text/javascript,import { syncBuiltinESMExports } from 'node:module'; import crypto from 'node:crypto'; crypto.createHash = crypto.hash = () => { throw new TypeError('made up') }; syncBuiltinESMExports();`;

  it('ends with 1 and says how to report it, without a stack', async () => {
    const outcome = await tool(broken, {
      cwd: workFolder(),
      env: { NODE_OPTIONS: `--import=${JSON.stringify(preload)}` },
    });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain('made up');
    expect(outcome.stderr).toContain('report');
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
  });

  it('shows the stack with --verbose', async () => {
    const env = { NODE_OPTIONS: `--import=${JSON.stringify(preload)}` };
    const outcome = await tool([...broken, '--verbose'], { cwd: workFolder(), env });
    expect(outcome.stderr).toMatch(/^\s+at /m);
  });
});
