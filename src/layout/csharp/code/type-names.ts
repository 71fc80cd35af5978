/** Characters around a name that tell what it is. */
const context = 80;

/**
 * Names that stand in a text where a type can: not behind a dot, not what a method, a property or an argument is called. Attributes
 * are among them as they are written, `Fact` for `FactAttribute`.
 */
export function typeNamesIn(code: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of code.matchAll(/(?<![\w.@])[A-Z]\w*/g)) {
    const [name] = match;
    const end = match.index + name.length;
    const before = code.slice(Math.max(0, match.index - context), match.index);
    const after = code.slice(end, end + context);
    if (!isNameOfMember(before, after)) found.add(name);
  }
  // A constant hides a type of its name.
  for (const [, name = ''] of code.matchAll(/\b(?:const|static readonly) [\w.<>?[\]]+ (\w+) =/g))
    found.delete(name);
  return found;
}

function isNameOfMember(before: string, after: string): boolean {
  const isDeclared =
    /[\w>\]?)] $/.test(before) &&
    !/\b(?:new|is|as|not|or|and|return|in|await|case|throw|out|where) $/.test(before);
  // A method that is called or declared, unless an object is made or an attribute stands there.
  if (/^(?:<[^<>()]*>)?\(/.test(after))
    return !/(?:\bnew |\[|\b(?:class|record|struct) [^;{]*: )$/.test(before);
  // An argument or a property with its value.
  if (/^:(?!:)/.test(after) || /^ =(?![=>])/.test(after)) return true;
  return isDeclared && /^(?: => | \{ (?:get|set|init)\b|;|,|\))/.test(after);
}

/** Types that a text declares at its outermost level, without type arguments. */
export function declaredIn(code: string): readonly string[] {
  return [
    ...code.matchAll(
      /^(?:(?:public|internal|sealed|static|abstract|readonly|partial) )*(?:class|record|struct|record struct|interface|enum|delegate [\w<>?]+) (\w+)/gm,
    ),
  ].map(([, name = '']) => name);
}

/** Methods that a text adds to types of others: they are used without a word about the class that declares them. */
export function extensionsIn(code: string): readonly string[] {
  return [...code.matchAll(/\b(\w+)(?:<\w+>)?\(\s*this /g)].map(([, name = '']) => name);
}
