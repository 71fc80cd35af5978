import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import type { Match } from './match.js';
import { hasSameLists } from './match.js';
import type { Item, Token } from './model.js';
import { runsOf } from './runs.js';
import { tokensBetween } from './text.js';

/** Old names and the new ones. */
export type Renames = ReadonlyMap<string, string>;

const identifiers = new Set([
  'identifier',
  'type_identifier',
  'property_identifier',
  'private_property_identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
]);

/**
 * The names that one side has given to what the base declares: the old one is nowhere in its text, the new one was nowhere before. A module
 * that is imported from another path counts as well.
 *
 * @param match of base and side
 * @param other the third text, which must not know the new names
 */
export function renamesOf(base: SyntaxTree, side: SyntaxTree, other: SyntaxTree, match: Match): Renames {
  const votes = new Map<string, Set<string>>();
  for (const [from, to] of match.items) {
    for (const [one, another] of wordPairs(from, to)) {
      votes.set(one, (votes.get(one) ?? new Set()).add(another));
    }
  }
  const modules = movedModules(base, side, other);
  if (votes.size === 0) return new Map(modules);
  const [before, after, elsewhere] = [wordsOf(base), wordsOf(side), wordsOf(other)];
  const declared = declarationsOf(base);
  const found = new Map<string, string>();
  for (const [from, tos] of votes) {
    const [to, ...more] = tos;
    if (to === undefined || more.length > 0 || from === to) continue;
    if (after.has(from) || before.has(to) || elsewhere.has(to)) continue;
    if (declared.has(from) || sharesWord(from, to)) found.set(from, to);
  }
  const targets = [...found.values()];
  for (const [from, to] of found) if (targets.filter((each) => each === to).length > 1) found.delete(from);
  return new Map([...found, ...modules]);
}

/** The text with other names. */
export function renamed({ text, root }: SyntaxTree, renames: Renames): string {
  let written = '';
  let reached = 0;
  for (const node of root.walk()) {
    const isModule = node.type === 'string_fragment';
    if (!isModule && !identifiers.has(node.type)) continue;
    const to = renames.get(isModule ? `"${node.text}` : node.text);
    if (to === undefined) continue;
    written += text.slice(reached, node.start) + to.replace(/^"/, '');
    reached = node.end;
  }
  return written + text.slice(reached);
}

function wordsOf({ root }: SyntaxTree): Set<string> {
  return new Set([...root.walk()].flatMap(({ type, text }) => (identifiers.has(type) ? text : [])));
}

/** The identifiers in which two versions of an item differ, where they differ in nothing else. */
function wordPairs(from: Item, to: Item): [string, string][] {
  const sides = hasSameLists(from, to) ? ([runsOf(from), runsOf(to)] as const) : ([[from], [to]] as const);
  return sides[0].flatMap((run, at) => {
    const other = sides[1][at];
    if (other === undefined || run.print === other.print) return [];
    const [ones, others] = [counted(from, run), counted(to, other)];
    if (ones.length !== others.length) return [];
    return ones.flatMap((one, index): [string, string][] => {
      const another = others[index];
      const isName =
        another !== undefined && identifiers.has(one.node.type) && identifiers.has(another.node.type);
      return isName && one.key !== another.key ? [[one.key, another.key]] : [];
    });
  });
}

function counted({ list }: Item, { start, end }: { start: number; end: number }): Token[] {
  return tokensBetween(list.source.tokens, start, end).filter(({ optional }) => optional === undefined);
}

const declares = /declar|definition|signature|parameter/;
const declaring = new Set(['name', 'pattern', 'alias', 'parameter']);

function declarationsOf({ root }: SyntaxTree): ReadonlySet<string> {
  const names = [...root.walk()].filter((node) => {
    if (!identifiers.has(node.type) || !declaring.has(node.field ?? '')) return false;
    const above = node.parent;
    if (above?.type === 'arrow_function') return true;
    if (above?.type === 'import_specifier') return moduleOf(above).startsWith('.');
    return declares.test(above?.type ?? '');
  });
  return new Set(names.map(({ text }) => text));
}

/** `TokenAcquirer` and `EntraTokenAcquirer`, declared in another file. */
function sharesWord(from: string, to: string): boolean {
  const words = (name: string): string[] => name.match(/\p{Lu}\p{Ll}{3,}/gu) ?? [];
  return /^\p{Lu}/u.test(from) && /^\p{Lu}/u.test(to) && words(from).some((word) => words(to).includes(word));
}

function moduleOf(node: SyntaxNode): string {
  let statement: SyntaxNode | undefined = node;
  while (statement !== undefined && statement.type !== 'import_statement') statement = statement.parent;
  return statement?.child('source')?.text.slice(1, -1) ?? '';
}

/** Modules of the project that a side imports the same things from under another path. */
function movedModules(base: SyntaxTree, side: SyntaxTree, other: SyntaxTree): [string, string][] {
  const [was, is, elsewhere] = [base, side, other].map((tree) => modulesOf(tree)) as [
    Modules,
    Modules,
    Modules,
  ];
  const left = [...was].filter(([path]) => !is.has(path));
  const come = [...is].filter(([path]) => !was.has(path) && !elsewhere.has(path));
  const fits = (names: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
    [...names].filter((name) => others.has(name)).length * 2 > names.size;
  return left.flatMap(([path, names]): [string, string][] => {
    const [found, ...more] = come.filter(([, others]) => fits(names, others));
    return found === undefined || more.length > 0 ? [] : [[`"${path}`, `"${found[0]}`]];
  });
}

type Modules = ReadonlyMap<string, ReadonlySet<string>>;

function modulesOf({ root }: SyntaxTree): Modules {
  const modules = new Map<string, Set<string>>();
  for (const node of root.children) {
    const source = node.type === 'import_statement' ? node.child('source')?.text.slice(1, -1) : undefined;
    if (source?.startsWith('.') !== true) continue;
    const names = node.descendants('import_specifier').map((each) => each.child('name')?.text ?? '');
    modules.set(source, new Set([...(modules.get(source) ?? []), ...names]));
  }
  return modules;
}
