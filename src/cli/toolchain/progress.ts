import type { Io } from '../terminal/io.js';

/**
 * One line a step. In a terminal the line counts seconds while the step runs and becomes its outcome; elsewhere the step
 * and its outcome are a line each.
 */
export async function withProgress<T>(
  io: Io,
  { doing, done }: { doing: string; done: string },
  step: () => Promise<T>,
): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = io.people.isTTY && !io.quiet && !io.verbose;
  const show = (text: string): void => void io.people.write(`\r\u001b[K${text}`);

  if (live) show(`  ${doing}…`);
  else io.say(`  ${doing}…`);
  const ticking = live
    ? setInterval(() => {
        show(`  ${doing}… ${seconds()}`);
      }, 1000)
    : undefined;
  try {
    const result = await step();
    if (live) show('');
    io.say(`${io.colors.green('✓')} ${done} ${io.colors.dim(`(${seconds()})`)}`);
    return result;
  } catch (error) {
    if (live) show('');
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
