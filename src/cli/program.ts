import { Command } from 'commander';
import type { GlobalOptions, Start } from './context.js';

/** Declares a command's options and what it does. Loaded only when the command line names the command. */
export type Configure = (command: Command, start: Start) => void;

interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ configure: Configure }>;
}

/** The commands that exist, none of them loaded yet: printing help costs little more than starting Node. */
const commands: readonly Listed[] = [
  {
    name: 'new',
    summary: 'scaffold a service that acquires mTLS PoP tokens and calls a resource with them',
    load: () => import('./commands/new.js'),
  },
  {
    name: 'add',
    summary: 'put a flow into a repo that is there, in its own habits',
    load: () => import('./commands/add.js'),
  },
  {
    name: 'update',
    summary: 'bring what was generated to newer guidance or other answers, and keep your changes',
    load: () => import('./commands/update.js'),
  },
  {
    name: 'check',
    summary: 'say what update would do; exit code 4 where there is something',
    load: () => import('./commands/check.js'),
  },
  {
    name: 'undo',
    summary: 'take back the last new, add or update',
    load: () => import('./commands/undo.js'),
  },
  {
    name: 'emulator',
    summary: 'run Entra, IMDS v2 and a protected resource on loopback',
    load: () => import('./commands/emulator.js'),
  },
  {
    name: 'guidance',
    summary: 'show what the guidance says, and what changed between its versions',
    load: () => import('./commands/guidance.js'),
  },
];

const examples = `
Examples:
  $ mtls-pop new my-service
  $ mtls-pop new my-service --flow vanilla --auth confidential-client --yes
  $ mtls-pop add services/orders
  $ mtls-pop update
  $ mtls-pop emulator
  $ mtls-pop guidance diff 1.0.0 2.0.0`;

export function createProgram(version: string, signal: AbortSignal, leave: Start['leave']): Command {
  const program = new Command('mtls-pop')
    .description('Write code that acquires Microsoft Entra mTLS Proof-of-Possession tokens.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    .option('--cwd <dir>', 'run as if started in <dir>')
    .option('--json', 'print one JSON document on stdout; text for people goes to stderr')
    .option('-q, --quiet', 'print results and errors only')
    .option('-v, --verbose', 'print details, such as the output of tools that run')
    .option('--no-color', 'print without colours, as NO_COLOR in the environment does')
    .configureHelp({ showGlobalOptions: true })
    // Errors are told once, by report(): as text and, with --json, as a document.
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText('after', examples);

  const start: Start = { options: () => program.opts<GlobalOptions>(), signal, leave };
  const loaders = new Map(
    commands.map(({ name, summary, load }) => [program.command(name).description(summary), load]),
  );
  program.hook('preSubcommand', async (_, command) => {
    const loaded = await loaders.get(command)?.();
    loaded?.configure(command, start);
  });
  return program;
}
