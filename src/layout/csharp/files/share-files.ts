import { sharedWith, type SharableFile } from '../../share.js';
import type { CSharpPlace } from '../../../scenario/place.js';
import { uses, type CodeFile } from './flow-file.js';
import { isOwnOnly } from './own-only.js';

/** A flow's code and where it lies. */
export interface LaidFlow {
  readonly place: CSharpPlace;
  readonly code: readonly CodeFile[];
}

/** Files of a later flow that are the first flow's: their keys. */
export function sharedFiles(first: LaidFlow, later: LaidFlow): ReadonlySet<string> {
  return sharedWith(sharable(first), sharable(later));
}

export const keyOf = ({ kind, path }: CodeFile): string => `${kind}/${path}`;

/** Names of namespaces apart, files of two flows may have the same text. */
function sharable({ place, code }: LaidFlow): SharableFile[] {
  const relative = (namespace: string): string =>
    namespace.replace(place.namespace, '').replace(place.testNamespace, '');
  return code.map((file) => ({
    path: keyOf(file),
    text: JSON.stringify({ ...file.source, namespace: relative(file.source.namespace) }),
    uses: code.filter((other) => other !== file && uses(file, other)).map(keyOf),
    ownOnly: isOwnOnly(file.kind, file.path),
  }));
}
