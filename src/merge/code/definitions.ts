import type { Item } from './model.js';
import { tokensBetween } from './text.js';

const acts = new Set([
  'call_expression',
  'invocation_expression',
  'new_expression',
  'object_creation_expression',
  'implicit_object_creation_expression',
  'await_expression',
  'yield_expression',
  'update_expression',
  'augmented_assignment_expression',
]);

/** Whether a statement gives something a value, and does nothing else that another statement could notice. */
export function definesOnly({ key, node, kind }: Item): boolean {
  if (kind === 'comment') return true;
  return key !== undefined && ![...node.walk()].some(({ type }) => acts.has(type));
}

/** Whether the second statement says a name that the first gives a value to. */
export function mentions(one: Item, other: Item): boolean {
  const name = one.name?.split('.').at(-1);
  if (name === undefined) return false;
  return tokensBetween(other.list.source.tokens, other.start, other.end).some(({ key }) => key === name);
}
