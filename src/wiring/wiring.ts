import type { FileEdit } from '../edit/file-edit.js';
import type { CSharpFlow, TypeScriptFlow } from '../scenario/flow.js';
import type { CSharpTarget } from '../target/csharp/csharp-target.js';
import type { TypeScriptTarget } from '../target/typescript/typescript-target.js';

/** How a service comes to use a flow that was put beside it. */
export interface Wiring {
  /** What the lines are for: `NestJS: a provider of src/app.module.ts`. */
  readonly title: string;
  /** The file that the lines go into, where it is known. */
  readonly file: string | undefined;
  /** At most eight lines for a person to write, in the repo's style. */
  readonly lines: readonly string[];
  /** The same as edits, where it is clear what to edit; undefined where it is not, or was not asked for. */
  readonly edits: readonly FileEdit[] | undefined;
  /** Why there are no edits though they were asked for, as a sentence. */
  readonly why?: string;
}

interface CommonInput {
  /** Text of a file of the repo as it stands; undefined where there is none. Paths are relative to the root, `/`-separated. */
  readonly read: (path: string) => string | undefined;
  /** Whether edits are asked for. Without them nothing is parsed. */
  readonly wire: boolean;
}

export interface TypeScriptWiringInput extends CommonInput {
  readonly flow: TypeScriptFlow;
  readonly target: TypeScriptTarget;
  /** The emitted file that exports `createClient` and `MtlsClient`: `src/mtls-pop/client.ts`. */
  readonly clientFile: string;
  /** Of a later flow its name, so that it gets names of its own; undefined for the first one. */
  readonly laterName: string | undefined;
}

export interface CSharpWiringInput extends CommonInput {
  readonly flow: CSharpFlow;
  readonly target: CSharpTarget;
  /** Section of the configuration, and what follows `Add` in the method that registers the flow: `MtlsPop`, or `MtlsPopGraph` of a later flow. */
  readonly section: string;
}

export type WiringInput = TypeScriptWiringInput | CSharpWiringInput;
