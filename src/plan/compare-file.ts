import type { SeenFile } from './paths/survey.js';
import type { Change } from './plan.js';

/** A file of ours beside what stands at its path: the change, or undefined where something else stands there. */
export function compareFile(
  { path, text }: { readonly path: string; readonly text: string },
  seen: SeenFile | undefined,
): Change | undefined {
  if (seen === undefined) return { action: 'create', path, after: text, reason: 'new' };
  const { bytes, sha256 } = seen;
  if (bytes.equals(Buffer.from(text))) return { action: 'keep', path, seen: sha256, reason: 'identical' };
  // Git may check files out with CRLF on Windows.
  return bytes.toString('utf8').replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n')
    ? { action: 'keep', path, seen: sha256, reason: 'identical but for line endings' }
    : undefined;
}
