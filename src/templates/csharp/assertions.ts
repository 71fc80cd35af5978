import type { Call } from './calls.js';

/** How an assertion of xunit is said elsewhere. A type and a use of the result matter to a few only. */
type Wording = (args: readonly string[], call: Call, delegate?: string) => string;

const that =
  (constraint: (expected: string) => string): Wording =>
  ([expected = '', actual = '']) =>
    `Assert.That(${actual}, ${constraint(expected)})`;

const thatIt =
  (constraint: string): Wording =>
  ([actual = '']) =>
    `Assert.That(${actual}, ${constraint})`;

/** What is thrown may be read afterwards; NUnit's result is null only where the assertion has failed already. */
const nunitThrows =
  (name: string, isAsync: boolean): Wording =>
  ([action = ''], { type = 'Exception', isStatement }, delegate) => {
    const lambda = isAsync ? action.replace(/^\(\) => /, 'async () => await ') : action;
    const argument = delegate === undefined ? lambda : `new ${delegate}(${lambda})`;
    return `Assert.${name}<${type}>(${argument})${isStatement ? '' : '!'}`;
  };

/** C# 12 cannot tell apart the overloads for delegates that NUnit has since 4.6, so it is told which one is meant. */
const nunitDelegates: Partial<Record<string, string>> = {
  Throws: 'Action',
  ThrowsAsync: 'Func<Task>',
  ThrowsAnyAsync: 'Func<Task>',
};

const nunit: Record<string, Wording> = {
  Equal: that((expected) => `Is.EqualTo(${expected})`),
  NotEqual: that((expected) => `Is.Not.EqualTo(${expected})`),
  Same: that((expected) => `Is.SameAs(${expected})`),
  NotSame: that((expected) => `Is.Not.SameAs(${expected})`),
  Contains: that((expected) => `Does.Contain(${expected})`),
  DoesNotContain: that((expected) => `Does.Not.Contain(${expected})`),
  True: thatIt('Is.True'),
  False: thatIt('Is.False'),
  Null: thatIt('Is.Null'),
  NotNull: thatIt('Is.Not.Null'),
  Empty: thatIt('Is.Empty'),
  Single: ([collection = '', where], { isStatement }) => {
    if (isStatement) {
      const counted = where === undefined ? collection : `${collection}.Where(${where})`;
      return `Assert.That(${counted}, Has.Exactly(1).Items)`;
    }
    return `${collection.includes(' ?? ') ? `(${collection})` : collection}.Single(${where ?? ''})`;
  },
  Throws: nunitThrows('Throws', false),
  ThrowsAsync: nunitThrows('ThrowsAsync', true),
  ThrowsAnyAsync: nunitThrows('CatchAsync', true),
  SkipWhen: ([condition = '', reason = '']) => `Assume.That(!${condition}, ${reason})`,
};

const same =
  (name: string): Wording =>
  (args) =>
    `Assert.${name}(${args.join(', ')})`;

const mstestThrows =
  (name: string): Wording =>
  ([action = ''], { type = 'Exception' }) =>
    `Assert.${name}<${type}>(${action})`;

const mstest: Record<string, Wording> = {
  Equal: same('AreEqual'),
  NotEqual: same('AreNotEqual'),
  Same: same('AreSame'),
  NotSame: same('AreNotSame'),
  Contains: same('Contains'),
  DoesNotContain: same('DoesNotContain'),
  True: same('IsTrue'),
  False: same('IsFalse'),
  Null: same('IsNull'),
  NotNull: same('IsNotNull'),
  Empty: same('IsEmpty'),
  Single: (args) => `Assert.ContainsSingle(${[...args].reverse().join(', ')})`,
  Throws: mstestThrows('ThrowsExactly'),
  ThrowsAsync: mstestThrows('ThrowsExactlyAsync'),
  ThrowsAnyAsync: mstestThrows('ThrowsAsync'),
  SkipWhen: ([condition = '', reason = '']) =>
    `if (${condition})\n        {\n            Assert.Inconclusive(${reason});\n        }\n`,
};

const wordings = { nunit, 'nunit-csharp12': nunit, mstest };

/** @throws {Error} for an assertion that is not in the vocabulary of docs/templates.md */
export function reworded(call: Call, framework: keyof typeof wordings): string {
  const wording = wordings[framework][call.name];
  if (wording === undefined) {
    throw new Error(`Assert.${call.name} is not in the vocabulary of the tests (docs/templates.md).`);
  }
  return wording(call.args, call, framework === 'nunit-csharp12' ? nunitDelegates[call.name] : undefined);
}
