import type { Edit } from '../mutation.js';
import type { SubjectName } from './subject.js';

/** The test that has to fail, such as `BoundTokenTests.Another_token_type_is_refused`. */
type TestName = `${string}Tests.${string}`;

/** The rule that has to fail the build, of an analyser or of the compiler. */
type RuleId = `CA${number}` | `SYSLIB${number}`;

/** Emitted C#, broken in one way that a person could break it in. */
export interface CSharpMutation extends Edit {
  readonly subject: SubjectName;
  /** Below `MtlsPop/` of the library. */
  readonly file: string;
  readonly caughtBy: TestName | RuleId;
  /** Why the catching test does not run on Windows, where that is so. */
  readonly notOnWindows?: string;
}

/** Whether the build is to fail, and not a test. */
export const isRule = (caughtBy: CSharpMutation['caughtBy']): boolean => /^[A-Z]+\d+$/.test(caughtBy);
