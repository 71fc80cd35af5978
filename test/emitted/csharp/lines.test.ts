import { expect, it } from 'vitest';
import { loadPack } from '../../../src/guidance/load.js';
import { render } from '../../../src/render/render.js';
import { resolveFlow } from '../../../src/scenario/resolve.js';
import { lineWidth } from '../../../src/templates/csharp/wrap-lines.js';
import { answersOf, defaultCases, otherTestFrameworks, packOf, remainingPairs } from './cases.js';

it(`a line of emitted C# fits ${lineWidth} columns, but for the emulator's tables and messages`, async () => {
  const tooLong = new Set<string>();
  for (const each of [...defaultCases, ...otherTestFrameworks, ...remainingPairs]) {
    const pack = await loadPack(packOf(each));
    const answers = { ...answersOf(each), name: 'Contoso.Orders' };
    const { files } = await render(resolveFlow(answers, pack, { yes: true }), pack);
    for (const { path, text } of files) {
      if (!path.endsWith('.cs') || path.includes('/Emulator/')) continue;
      for (const line of text.split('\n'))
        if (line.length > lineWidth) tooLong.add(`${path}: ${line.trim()}`);
    }
  }
  expect([...tooLong]).toEqual([]);
});
