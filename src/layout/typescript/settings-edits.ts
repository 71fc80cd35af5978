import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEdit } from '../../edit/file-edit.js';
import { appendEnv, envEntries } from '../../edit/lines.js';
import type { EnvEntry } from '../../edit/lines.js';
import { appendJson } from '../../edit/json/edit.js';
import type { CompilerSettings } from '../../target/typescript/typescript-target.js';

/** A flow's variables, under a name for people. */
export interface FlowVariables {
  readonly flow: string;
  /** A text like `.env.example`. */
  readonly example: string;
}

/** The edit of an `.env.example` that is there; nothing where a repo has none. */
export function environmentEdit(root: string, flows: readonly FlowVariables[]): readonly FileEdit[] {
  const path = '.env.example';
  if (!existsSync(join(root, path))) return [];
  const entries = flows.map(({ flow, example }) => ({ flow, variables: envEntries(example) }));
  return [
    {
      path,
      reason: 'gets the variables of the flow',
      apply: (text = '') =>
        entries.reduce((env, { flow, variables }) => appendEnv(env, `mTLS PoP: ${flow}`, variables), text),
      contribution: Object.fromEntries(
        entries.flatMap(({ variables }) => variables.map((entry) => [entry.name, valueOf(entry)])),
      ),
    },
  ];
}

function valueOf({ name, lines }: EnvEntry): string {
  return (lines.at(-1) ?? '').trim().slice(name.length + 1);
}

/**
 * The edit of a `tsconfig.json` whose `types` leave Node's out, which emitted code cannot do without.
 *
 * @param text of the configuration
 */
export function typesEdit(
  { configFile, withoutNodeTypes }: CompilerSettings,
  text: string | undefined,
): { readonly edits: readonly FileEdit[]; readonly notes: readonly string[] } {
  if (!withoutNodeTypes || text === undefined) return { edits: [], notes: [] };
  // A list here would replace that of what it extends.
  const inherits = /"extends"\s*:/.test(text) && !/"types"\s*:/.test(text);
  if (inherits || configFile.startsWith('..')) {
    return {
      edits: [],
      notes: [
        `The types of Node are left out by what ${configFile} builds upon: add "node" to "types" there.`,
      ],
    };
  }
  const edit: FileEdit = {
    path: configFile,
    reason: 'gets the types of Node',
    apply: (current = '') => appendJson(current, ['compilerOptions', 'types'], 'node', configFile),
    contribution: { compilerOptions: { types: ['node'] } },
  };
  return { edits: [edit], notes: [] };
}
