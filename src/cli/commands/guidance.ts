import type { Command } from 'commander';
import { createContext } from '../context.js';
import type { Start } from '../context.js';

const examples = `
Examples:
  $ mtls-pop guidance list
  $ mtls-pop guidance show 2.0.0
  $ mtls-pop guidance diff 1.0.0 2.0.0 --json`;

export function configure(command: Command, start: Start): void {
  command.addHelpText('after', examples);

  command
    .command('list')
    .description('list the versions that come with the tool')
    .action(async () => {
      const { io } = createContext(start);
      const { latestVersion, listPacks } = await import('../../guidance/load.js');
      if (io.json) {
        io.document({ latest: latestVersion(), packs: listPacks() });
        return;
      }
      const { packList } = await import('../guidance/list.js');
      io.print(packList(listPacks(), latestVersion(), io));
    });

  command
    .command('show')
    .description('show the facts, valid scenarios and rules of a version')
    .argument('[version]', 'a version, or the path of a pack folder', undefined)
    .action(async (wanted: string | undefined) => {
      const { io, cwd } = createContext(start);
      const { loadPack } = await import('../../guidance/load.js');
      const pack = await loadPack(wanted, cwd);
      if (io.json) {
        io.document(pack);
        return;
      }
      const { packText } = await import('../guidance/show.js');
      io.print(packText(pack, io));
    });

  command
    .command('diff')
    .description('show what changed from one version to another, and for whom')
    .argument('<from>', 'a version, or the path of a pack folder')
    .argument('<to>', 'the same')
    .action(async (from: string, to: string) => {
      const { io, cwd } = createContext(start);
      const [{ loadPack }, { comparePacks }] = await Promise.all([
        import('../../guidance/load.js'),
        import('../../guidance/compare.js'),
      ]);
      const comparison = comparePacks(await loadPack(from, cwd), await loadPack(to, cwd));
      if (io.json) {
        io.document(comparison);
        return;
      }
      const { comparisonText } = await import('../guidance/diff.js');
      io.print(comparisonText(comparison, io));
    });
}
