// @ts-check
/** Whole processes, timed side by side with `node -e 0`, so that a slow or busy machine slows both. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Prints the process's peak resident set, in KiB, and its CPU time, in microseconds, when it ends. */
const report =
  'data:text/javascript,' +
  encodeURIComponent(
    "import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(2,`\\nused ${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}\\n`)})",
  );

/**
 * @param {string[]} args of Node
 * @returns {number} milliseconds from start to end
 */
function time(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return elapsed;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * @param {() => string[]} next gives the arguments of one run; called before the clock starts
 * @param {number} runs
 * @returns {{ ratio: number, milliseconds: number, baseline: number }}
 */
export function compare(next, runs) {
  /** @type {number[]} */
  const own = [];
  /** @type {number[]} */
  const base = [];
  for (let run = -2; run < runs; run += 1) {
    const args = next();
    const [baseline, elapsed] = [time(['-e', '0']), time(args)];
    if (run < 0) continue;
    base.push(baseline);
    own.push(elapsed);
  }
  return { ratio: median(own) / median(base), milliseconds: median(own), baseline: median(base) };
}

/**
 * @param {string[]} args of Node
 * @returns {{ peak: number, cpu: number }} MiB; seconds, user and system
 */
export function usage(args) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', report, ...args], { encoding: 'utf8' });
  const [, peak, cpu] = /used (\d+) (\d+)/.exec(stderr) ?? [];
  if (status !== 0 || peak === undefined)
    throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return { peak: Number(peak) / 1024, cpu: Number(cpu) / 1e6 };
}
