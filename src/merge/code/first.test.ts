import { readFileSync, readdirSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { it, expect } from 'vitest';
import { mergeCode } from './merge-code.js';
const options = {
  labels: { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' },
  onConflict: 'markers',
} as const;
function* files(d: string): Generator<string> {
  for (const n of readdirSync(d)) {
    const f = path.join(d, n);
    if (statSync(f).isDirectory()) yield* files(f);
    else if (/\.(ts|cs)$/.test(f)) yield f;
  }
}
it('corpus', async () => {
  const root = '/tmp/mc/corpus';
  let n = 0;
  const bad: string[] = [];
  for (const c of readdirSync(root))
    for (const f of files(path.join(root, c, '1.0.0'))) {
      const g = f.replace('/1.0.0/', '/2.0.0/');
      if (!existsSync(g)) continue;
      const a = readFileSync(f, 'utf8'),
        b = readFileSync(g, 'utf8');
      if (a === b) continue;
      n++;
      const lang = f.endsWith('.ts') ? 'typescript' : 'csharp';
      // a blank edit of the owner at the end
      const ours = a + '\n// the end\n';
      try {
        const m = await mergeCode({ path: f, base: a, ours, theirs: b }, lang, options);
        const want = b + '\n// the end\n';
        if (m.text !== want || m.conflicts.length) {
          bad.push(f + ' ' + JSON.stringify(m.conflicts));
          if (bad.length < 4) {
            const fs = await import('node:fs');
            fs.writeFileSync('/tmp/mc/want', want);
            fs.writeFileSync('/tmp/mc/got', m.text);
            const cp = await import('node:child_process');
            console.log(f, cp.spawnSync('diff', ['/tmp/mc/want', '/tmp/mc/got']).stdout.toString());
          }
        }
      } catch (e) {
        bad.push(f + ' ' + (e as Error).stack?.split('\n').slice(0, 4).join('|'));
      }
    }
  console.log(n, bad.length);
  console.log(bad.slice(0, 8).join('\n'));
}, 200000);
