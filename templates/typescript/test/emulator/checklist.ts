/** One rule that a request was held against. */
export interface Check {
  /** The rule, for people to read. */
  readonly name: string;
  readonly passed: boolean;
  /** What was found. Never a token or a key. */
  readonly detail: string;
}

/** The rules that one request was held against, in order, up to and including the first one that it broke. */
export class Checklist {
  readonly results: Check[] = [];

  /**
   * @param found what the request has, for people to read
   * @throws the refusal when the rule is broken
   */
  require(name: string, passed: boolean, found: string, refusal: () => Error): asserts passed {
    this.results.push({ name, passed, detail: found });
    if (!passed) {
      throw refusal();
    }
  }

  /**
   * For a rule that everybody takes for granted: recorded only when it is broken.
   *
   * @throws the refusal when the rule is broken
   */
  demand(name: string, passed: boolean, found: string, refusal: () => Error): asserts passed {
    if (!passed) {
      this.require(name, passed, found, refusal);
    }
  }

  /** Records what is worth knowing and cannot fail. */
  note(name: string, found: string): void {
    this.results.push({ name, passed: true, detail: found });
  }
}
