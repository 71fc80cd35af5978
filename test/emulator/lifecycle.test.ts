import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import { agentWith, requestToken } from './clients.js';

const repository = join(import.meta.dirname, '..', '..');
const source = join(repository, 'templates', 'typescript', 'test', 'emulator');

describe('the life of an emulator', () => {
  it('leaves its port free at the end, and may be ended twice', async () => {
    const first = await startEmulator();
    await requestToken(first, agentWith(first, first.credential, { keepAlive: true }));
    await first.close();
    await first.close();
    const second = await startEmulator({ port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it('does not start on a port that is taken', async () => {
    const first = await startEmulator();
    await expect(startEmulator({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });

  it('trusts neither the tokens nor the certificates of another', async () => {
    const [first, second] = await Promise.all([startEmulator(), startEmulator()]);
    const answer = await requestToken(first, agentWith(first, second.credential));
    expect(answer.body).toMatchObject({ error_codes: [700027] });
    await Promise.all([first.close(), second.close()]);
  });
});

/** What a generated project does with it: compiled for its module system, run by plain Node. */
describe('the emulator as it is emitted', () => {
  const settings = {
    commonjs: { type: 'commonjs', module: ts.ModuleKind.CommonJS },
    module: { type: 'module', module: ts.ModuleKind.ESNext },
  };
  let folder: string;

  beforeAll(() => {
    mkdirSync(join(repository, '.tmp'), { recursive: true });
    folder = mkdtempSync(join(repository, '.tmp', 'emulator-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { type, module } of Object.values(settings)) {
    it(`runs as ${type}, and lets its process end although a request hangs`, async () => {
      const project = join(folder, type);
      mkdirSync(project);
      writeFileSync(join(project, 'package.json'), JSON.stringify({ type }));
      for (const name of readdirSync(source)) {
        const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), {
          compilerOptions: { module, target: ts.ScriptTarget.ES2023 },
        });
        writeFileSync(join(project, name.replace(/\.ts$/, '.js')), outputText);
      }
      writeFileSync(join(project, 'main.mjs'), main);
      const child = spawn(process.execPath, ['main.mjs'], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [output, errors] = await Promise.all([
        child.stdout.toArray().then(String),
        child.stderr.toArray().then(String),
        once(child, 'close'),
      ]);
      expect(errors).toBe('');
      expect(output).toBe('401 hang closed\n');
    });
  }
});

const main = `
import { request } from 'node:https';
import { startEmulator } from './index.js';

const emulator = await startEmulator();
const agent = emulator.createAgent({ keepAlive: true });
const call = (done) => request(emulator.resource.url, { agent }, done).on('error', () => undefined).end();

const status = await new Promise((resolve) => call((message) => message.resume().on('end', () => resolve(message.statusCode))));
emulator.faults.hang({ service: 'resource' });
const hung = new Promise((resolve) => emulator.journal.onEntry((entry) => resolve(entry.error)));
call(() => undefined);
const error = await hung;
await emulator.close();
console.log(status, error, 'closed');
`;
