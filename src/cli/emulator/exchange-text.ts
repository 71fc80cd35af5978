import type { Colors } from 'picocolors/types.js';
import type { JournalEntry } from '../../../templates/typescript/test/emulator/index.js';
import { visible } from '../terminal/text.js';

/** A request with its answer and what was checked on the way, for a person to read. */
export function exchangeText(entry: JournalEntry, colors: Colors): string {
  const { method, host, path, status, error, checks } = entry;
  const outcome = status === 0 ? 'no answer' : String(status);
  const good = status >= 200 && status < 400;
  const head = [
    colors.bold(visible(`${method} ${host}${path}`)),
    good ? colors.green(outcome) : colors.red(outcome),
    ...(error === undefined ? [] : [colors.red(visible(error))]),
  ];
  const lines = checks.map(({ name, passed, detail }) => {
    const mark = passed ? colors.green('✓') : colors.red('✗');
    return `  ${mark} ${visible(name)}${colors.dim(`: ${visible(detail)}`)}`;
  });
  return [head.join('  '), ...lines, ''].join('\n');
}
