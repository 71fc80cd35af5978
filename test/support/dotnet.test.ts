import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeWithDotnet, dotnet, runDotnet, runProgram } from './dotnet.js';

const here = import.meta.dirname;

describeWithDotnet('the .NET SDK', () => {
  it('answers to its name', async () => {
    const { exitCode, output } = await runDotnet(here, ['--version']);
    expect({ exitCode, version: output.trim() }).toEqual({ exitCode: 0, version: dotnet?.version });
  });
});

it('where there is no SDK, its tests are skipped and one line says so', { timeout: 60_000 }, async () => {
  const vitest = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
    'vitest.mjs',
  );
  const elsewhere: NodeJS.ProcessEnv = {};
  for (const name of Object.keys(process.env)) {
    if (name.toLowerCase() === 'path') elsewhere[name] = here;
    if (name.startsWith('VITEST')) elsewhere[name] = undefined;
  }
  const { exitCode, output } = await runProgram(
    process.execPath,
    path.resolve(here, '../..'),
    [vitest, 'run', 'test/support/dotnet.test.ts', '-t', 'the .NET SDK'],
    elsewhere,
  );
  expect(exitCode, output).toBe(0);
  expect(output.match(/^.*NO EMITTED C# WAS COMPILED OR RUN.*$/gm), output).toHaveLength(1);
  expect(output).toMatch(/\n0 passed, 0 failed, \d+ skipped\s*$/);
});
