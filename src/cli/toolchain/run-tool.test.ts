import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runTool } from './run-tool.js';
import type { ToolOutcome } from './run-tool.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'mtls-pop-run-tool-'));
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

let scripts = 0;

function node(
  script: string,
  signal = new AbortController().signal,
  onOutput: (text: string) => void = () => undefined,
): Promise<ToolOutcome> {
  const file = `script-${++scripts}.cjs`;
  writeFileSync(path.join(cwd, file), script);
  return runTool({ command: 'node', args: [file], cwd, env: process.env, signal, onOutput });
}

describe('runTool', () => {
  it('gives the exit code and what both streams printed', async () => {
    const { code, output } = await node(`console.log('out'); console.error('err'); process.exitCode = 3`);
    expect(code).toBe(3);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('keeps the end of a long output', async () => {
    const { output } = await node(`console.log('x'.repeat(200000) + 'end')`);
    expect(output).toHaveLength(64 * 1024);
    expect(output).toMatch(/end\n$/);
  });

  it('throws ENOENT for a program that is not there', async ({ skip }) => {
    skip(process.platform === 'win32', 'cmd.exe reports a missing program as an exit code.');
    const { signal } = new AbortController();
    await expect(
      runTool({ command: 'mtls-pop-no-such-tool', args: [], cwd, env: process.env, signal }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('ends what the program started too when it is aborted, and throws the reason', async () => {
    const controller = new AbortController();
    // The grandchild holds the pipe that the run reads to its end: the run would last as long as it does.
    const run = node(
      `require('child_process').spawn(process.execPath, ['-e', 'console.log("up"); setTimeout(() => {}, 600000)'], { stdio: 'inherit' })`,
      controller.signal,
      (text) => {
        if (text.includes('up')) controller.abort(new Error('enough'));
      },
    );
    await expect(run).rejects.toThrow('enough');
  });

  it('waits, when it is aborted, for what the program started and does not hear', async ({ skip }) => {
    skip(process.platform === 'win32', 'Nothing is asked to end there: it is ended.');
    const controller = new AbortController();
    const file = path.join(cwd, 'last-words');
    const slow = `process.once('SIGTERM', () => setTimeout(() => { require('fs').writeFileSync(${JSON.stringify(file)}, ''); process.exit(); }, 300));
      setTimeout(() => {}, 600000); process.send('up')`;
    const run = node(
      `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(slow)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
        .on('message', (text) => console.log(text));`,
      controller.signal,
      (text) => {
        if (text.includes('up')) controller.abort(new Error('enough'));
      },
    );
    await expect(run).rejects.toThrow('enough');
    expect(existsSync(file)).toBe(true);
  });

  it('starts nothing once aborted', async () => {
    await expect(node('', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});
