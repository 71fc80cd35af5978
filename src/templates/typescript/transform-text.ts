import { Project, ts } from 'ts-morph';
import type { SourceFile } from 'ts-morph';
import type { Variant } from '../../render/variant.js';
import { applyEdits, type Transform } from './edits.js';

/** Far more changes than any template needs. */
const maxRounds = 1000;

/** Runs transforms over a text, one after the other, each until it has nothing more to change. */
export function transformText(
  path: string,
  text: string,
  transforms: readonly Transform[],
  variant: Variant,
): string {
  let current = text;
  let position = 0;
  // A text is parsed once for all the transforms that leave it as it is.
  const change = (file: SourceFile): string | undefined => {
    for (; position < transforms.length; position++) {
      const edits = transforms[position]?.(file, variant) ?? [];
      if (edits.length > 0) {
        return applyEdits(current, edits);
      }
    }
    return undefined;
  };
  for (let round = 0; round < maxRounds; round++) {
    const changed = withFile(path, current, change);
    if (changed === undefined) {
      return current;
    }
    current = changed;
  }
  throw new Error(`${path}: ${transforms[position]?.name ?? ''} does not come to an end.`);
}

/** With a single file and neither libraries nor imports, the compiler still knows what is unused. */
const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  compilerOptions: {
    noUnusedLocals: true,
    noResolve: true,
    noLib: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
  },
});

/** Works on a text as the only file of a project. The file is gone afterwards. */
export function withFile<T>(path: string, text: string, work: (file: SourceFile) => T): T {
  const file = project.createSourceFile(`/${path}`, text);
  try {
    return work(file);
  } finally {
    project.removeSourceFile(file);
  }
}
