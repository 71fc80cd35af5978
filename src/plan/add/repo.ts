import type { Pack } from '../../guidance/schema.js';
import type { Placement } from '../../layout/placement.js';
import type { AnswerName, Answers } from '../../scenario/answers.js';
import type { Flow, Language } from '../../scenario/flow.js';
import type { CSharpPlace, TypeScriptPlace } from '../../scenario/place.js';
import type { CSharpTarget } from '../../target/csharp/csharp-target.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { JsonObject } from '../lock/entry.js';
import type { Wiring } from '../../wiring/wiring.js';

/** What a person says about a repo, where a guess would be wrong or cannot be made. */
export interface RepoOptions {
  readonly testRunner?: string;
  readonly module?: string;
  readonly packageManager?: string;
  readonly framework?: string;
  /** Folder of the library, relative to the root. */
  readonly folder?: string;
  readonly testFolder?: string;
  readonly solution?: string;
  readonly project?: string;
  readonly testProject?: string;
}

/** Something that a repo does not tell, and that has to be known. */
export interface OpenPoint {
  readonly option: keyof RepoOptions;
  readonly flag: string;
  /** What it may be. */
  readonly values: readonly string[];
  /** The question to a person. */
  readonly message: string;
  /** Why it is open, as a sentence. */
  readonly because: string;
}

/** What a place depends on, beside the repo. */
export interface Beside {
  readonly name: string;
  /** Flows of the language that are there, in their order. */
  readonly flows: readonly Flow[];
}

/** A repo that was looked at, in one of its languages: what `add` asks of both in the same way. */
export interface Repo {
  readonly language: Language;
  /** Real, absolute: where `.mtls-pop.yaml` belongs, and outside of which nothing is written. */
  readonly root: string;
  readonly target: TypeScriptTarget | CSharpTarget;
  /** What it is, in one paragraph. */
  readonly description: string;
  /** What each guess was made from, a line each. */
  readonly evidence: readonly string[];
  /** What it answers by itself. */
  readonly answers: Pick<Answers, AnswerName & ('testRunner' | 'module' | 'packageManager' | 'framework')>;
  readonly open: readonly OpenPoint[];
  /**
   * Where a flow goes: beside those that were added before, in a folder of its own beside a project that is all ours.
   *
   * @throws {Problem} exit code 2 where a folder or project that was named cannot be used
   */
  placeOf(beside: Beside): TypeScriptPlace | CSharpPlace;
  /**
   * @param flows that were added, the new one last; each has a place
   * @param allowMajor raise packages across a major version
   * @param own what is ours in files of the repo, by path, so that the edits say what they would be without it
   * @throws {Problem} exit code 2, such as `needs-major`
   */
  layOut(
    flows: readonly Flow[],
    pack: Pack,
    allowMajor: boolean,
    own?: ReadonlyMap<string, JsonObject>,
  ): Promise<Placement>;
  /** The packages that stand in files of the repo, whoever wrote them, as an addition would have recorded its own. */
  readonly packages: ReadonlyMap<string, JsonObject>;
  /**
   * @param flows that were added, the one that is wired last
   * @param edit whether edits are asked for, beside the lines to write
   */
  wire(flows: readonly Flow[], edit: boolean): Promise<Wiring>;
  /** Gives a file of ours the style of the repo's formatter. */
  readonly format: (file: { readonly path: string; readonly text: string }) => Promise<string>;
}
