import type { Alias } from '../code/source.js';
import type { CodeFile } from '../files/flow-file.js';
import { extensionsIn } from '../code/type-names.js';
import { platformUsings } from './platform-usings.js';

/** A declaration of the flow's, or of the first flow's where that is shared. */
export interface Neighbour {
  readonly file: CodeFile;
  /** Where it really is. */
  readonly namespace: string;
  readonly shared: boolean;
}

export interface Usings {
  readonly usings: readonly string[];
  /** For types of the first flow beside types of the later flow's own, whose names may be the same. */
  readonly aliases: readonly Alias[];
}

/**
 * The directives that a file needs in a project where nothing is global but `known`.
 *
 * @param namespace of the file, where it is put
 */
export function usingsOf(
  file: CodeFile,
  namespace: string,
  neighbours: readonly Neighbour[],
  testFramework: string | undefined,
  known: ReadonlySet<string>,
): Usings {
  const usings = new Set([
    ...file.source.usings,
    ...platformUsings(file.code, file.typeNames, testFramework),
  ]);
  const foreign = neighbours.flatMap((neighbour) =>
    namesUsed(file, neighbour.file).map((name) => ({ name, ...neighbour })),
  );
  const outside = foreign.filter((each) => !isAround(each.namespace, namespace, foreign, each.name));
  const own = new Set(outside.filter(({ shared }) => !shared).map((each) => each.namespace));
  const aliases: Alias[] = [...file.source.aliases];
  for (const { name, shared, namespace: home } of outside) {
    // Both namespaces in one file would make every name that both have mean two things.
    const isBesideOwn = shared && [...own].some((other) => other.startsWith(`${home}.`));
    if (isBesideOwn) aliases.push([name, `${home}.${name}`]);
    else usings.add(home);
  }
  return { usings: [...usings].filter((name) => !known.has(name)), aliases };
}

function namesUsed(file: CodeFile, other: CodeFile): string[] {
  if (other === file) return [];
  const extensions = extensionsIn(other.code);
  return [...other.declared].filter((name) =>
    extensions.includes(name) ? file.code.includes(`.${name}(`) : file.typeNames.has(name),
  );
}

/** Whether a name is found without a directive: in the file's own namespace or one around it. */
function isAround(
  home: string,
  namespace: string,
  all: readonly { readonly name: string; readonly namespace: string }[],
  name: string,
): boolean {
  const around = (other: string): boolean => namespace === other || namespace.startsWith(`${other}.`);
  return around(home) || all.some((each) => each.name === name && around(each.namespace));
}
