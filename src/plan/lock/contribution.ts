import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from './entry.js';

/** JSON data with its keys in one order, so that the same data is the same text. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, canonical(value[key])]));
}

/**
 * Two contributions to one file as one: those of two flows, of two languages, or of two branches that were merged. What both name
 * stands once.
 *
 * @param contradiction decides where one key has two values that are no objects and no lists
 */
export function together(
  one: JsonObject,
  other: JsonObject,
  contradiction: (key: string, one: unknown, other: unknown) => unknown,
): JsonObject {
  const merged = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    merged.set(key, merged.has(key) ? both(key, merged.get(key), value, contradiction) : value);
  }
  return Object.fromEntries(merged);
}

function both(
  key: string,
  one: unknown,
  other: unknown,
  contradiction: (key: string, one: unknown, other: unknown) => unknown,
): unknown {
  if (isDeepStrictEqual(one, other)) return one;
  if (isObject(one) && isObject(other)) return together(one, other, contradiction);
  if (Array.isArray(one) && Array.isArray(other)) {
    const added = other.filter((each) => !one.some((known) => isDeepStrictEqual(known, each)));
    return [...(one as unknown[]), ...(added as unknown[])];
  }
  return contradiction(key, one, other);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
