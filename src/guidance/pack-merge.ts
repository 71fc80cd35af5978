type Data = Readonly<Record<string, unknown>>;

/**
 * Lays what a pack says over the pack that it extends: maps are merged key by key, where null removes a key; lists whose
 * entries have an `id` are merged by it; any other list or value replaces the base's.
 */
export function layOver(base: unknown, own: unknown): unknown {
  if (own === undefined) return base;
  if (isMap(base) && isMap(own)) return mergeMaps(base, own);
  if (isIdentified(base) && isIdentified(own)) return mergeById(base, own);
  return isMap(own) ? mergeMaps({}, own) : own;
}

// Object.fromEntries defines properties, so a key such as `__proto__` stays a key and the schema refuses it.
function mergeMaps(base: Data, own: Data): Data {
  const keys = new Set([...Object.keys(base), ...Object.keys(own)]);
  return Object.fromEntries(
    [...keys]
      .filter((key) => !(Object.hasOwn(own, key) && own[key] === null))
      .map((key) => [
        key,
        layOver(
          Object.hasOwn(base, key) ? base[key] : undefined,
          Object.hasOwn(own, key) ? own[key] : undefined,
        ),
      ]),
  );
}

// What is overridden moves behind what is kept, and a repeated id stays repeated, for the check of the whole to find.
function mergeById(base: readonly Identified[], own: readonly Identified[]): readonly Identified[] {
  const ids = new Set(own.map((entry) => entry.id));
  return [...base.filter((entry) => !ids.has(entry.id)), ...own];
}

interface Identified {
  readonly id: string;
}

const isMap = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIdentified = (value: unknown): value is Identified[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isMap(entry) && typeof entry['id'] === 'string');
