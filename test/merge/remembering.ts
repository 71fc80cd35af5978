import type { Parse } from '../../src/syntax/parse.js';

/** Above this many texts the ones that were read are forgotten. */
const most = 100;

/** Reads each text once while it is one of the last ones: trees are plain data that nobody changes. */
export function remembering(parse: Parse): Parse {
  const known = new Map<string, ReturnType<Parse>>();
  return (text) => {
    const tree = known.get(text) ?? parse(text);
    if (known.size >= most) known.clear();
    known.set(text, tree);
    return tree;
  };
}
