import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { wholeNames } from './gone.js';
import { itemsOf, type Item, type Source } from './model.js';

/** The names that a text imports, each with the item that brings it in. */
export function importedNames({ root }: Source): ReadonlyMap<string, Item> {
  const names = new Map<string, Item>();
  for (const item of itemsOf(root)) {
    if (item.kind === 'name' && item.list.owner?.kind === 'import' && item.key !== undefined)
      names.set(item.key, item);
    if (item.kind === 'import') for (const name of wholeNames(item)) names.set(name, item);
  }
  return names;
}

const uses = new Set(['identifier', 'type_identifier', 'shorthand_property_identifier']);
const declares = /declar|definition|parameter/;

/** Names that a merged text uses, does not import, and that one of the texts it came from imports. */
export function missingImports({ root }: SyntaxTree, imported: ReadonlySet<string>): ReadonlySet<string> {
  const used = new Set<string>();
  const known = new Set<string>();
  for (const top of root.children) {
    for (const node of top.walk()) {
      if (!uses.has(node.type) || !imported.has(node.text)) continue;
      const declared =
        top.type === 'import_statement' || (node.field === 'name' && declares.test(node.parent?.type ?? ''));
      (declared ? known : used).add(node.text);
    }
  }
  return new Set([...used].filter((name) => !known.has(name)));
}
