import { Node, SyntaxKind } from 'ts-morph';
import type { CallExpression } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { errorAt } from '../source-error.js';

/** `expect(subject, message?).rejects?.not?.matcher(argument?)`, each part as text. */
interface Expectation {
  readonly call: CallExpression;
  readonly subject: string;
  readonly message: string | undefined;
  readonly rejects: boolean;
  readonly not: boolean;
  readonly matcher: string;
  readonly argument: string | undefined;
}

/** Turns Vitest's expectations into those of `node:assert/strict`, for test runners that bring none. */
export const translateExpectations: Transform = (file, { testRunner }) =>
  testRunner === 'vitest'
    ? []
    : file
        .getDescendantsOfKind(SyntaxKind.CallExpression)
        .flatMap((call) => readExpectation(call) ?? [])
        .flatMap((expectation) =>
          testRunner === 'jest' ? withoutMessage(expectation) : toAssertion(expectation),
        );

function readExpectation(call: CallExpression): Expectation | undefined {
  const matcher = call.getExpression();
  if (!Node.isPropertyAccessExpression(matcher)) {
    return undefined;
  }
  const modifiers: string[] = [];
  let root: Node = matcher.getExpression();
  for (; Node.isPropertyAccessExpression(root); root = root.getExpression()) {
    modifiers.unshift(root.getName());
  }
  if (!Node.isCallExpression(root) || root.getExpression().getText() !== 'expect') {
    return undefined;
  }
  const [subject, message] = root.getArguments().map((argument) => argument.getText());
  const [argument, ...more] = call.getArguments().map((node) => node.getText());
  if (subject === undefined || more.length > 0 || !['', 'not', 'rejects'].includes(modifiers.join('.'))) {
    throw errorAt(
      call.getSourceFile(),
      call.getStart(),
      `${call.getText()} is outside of the test vocabulary.`,
    );
  }
  const [modifier] = modifiers;
  return {
    call,
    subject,
    message,
    rejects: modifier === 'rejects',
    not: modifier === 'not',
    matcher: matcher.getName(),
    argument,
  };
}

/** Jest's `expect` takes no message. */
function withoutMessage({ call, message }: Expectation): readonly Edit[] {
  const inner = call.getFirstDescendant(
    (node) => Node.isCallExpression(node) && node.getExpression().getText() === 'expect',
  );
  const [subject, second] = Node.isCallExpression(inner) ? inner.getArguments() : [];
  return message === undefined || subject === undefined || second === undefined
    ? []
    : [{ start: subject.getEnd(), end: second.getEnd(), text: '' }];
}

function toAssertion(expectation: Expectation): Edit {
  const { call, message } = expectation;
  const assertion = expectation.rejects ? rejection(expectation) : plain(expectation);
  if (assertion === undefined) {
    throw errorAt(
      call.getSourceFile(),
      call.getStart(),
      `${call.getText()} is outside of the test vocabulary.`,
    );
  }
  const [name, ...args] = assertion;
  const text = `assert.${name}(${[...args, ...(message === undefined ? [] : [message])].join(', ')})`;
  return { start: call.getStart(), end: call.getEnd(), text };
}

type Assertion = readonly [name: string, ...args: string[]];

function rejection({ subject, matcher, argument }: Expectation): Assertion | undefined {
  switch (matcher) {
    case 'toThrow':
      return argument === undefined ? ['rejects', subject] : ['rejects', subject, `{ message: ${argument} }`];
    case 'toMatchObject':
      return argument === undefined ? undefined : ['rejects', subject, argument];
    default:
      return undefined;
  }
}

function plain({ subject, not, matcher, argument }: Expectation): Assertion | undefined {
  switch (matcher) {
    case 'toBeUndefined':
      return [not ? 'notEqual' : 'equal', subject, 'undefined'];
    case 'toBeDefined':
      return [not ? 'equal' : 'notEqual', subject, 'undefined'];
    case 'toThrow':
      return throwing(subject, not, argument);
    default:
      return argument === undefined ? undefined : comparing(subject, not, matcher, argument);
  }
}

function throwing(subject: string, not: boolean, argument: string | undefined): Assertion | undefined {
  if (argument === undefined) {
    return [not ? 'doesNotThrow' : 'throws', subject];
  }
  return not ? undefined : ['throws', subject, `{ message: ${argument} }`];
}

function comparing(subject: string, not: boolean, matcher: string, argument: string): Assertion | undefined {
  switch (matcher) {
    case 'toBe':
      return [not ? 'notEqual' : 'equal', subject, argument];
    case 'toEqual':
      return [not ? 'notDeepEqual' : 'deepEqual', subject, argument];
    case 'toMatch':
      return [not ? 'doesNotMatch' : 'match', subject, argument];
    case 'toHaveLength':
      return [not ? 'notEqual' : 'equal', `(${subject}).length`, argument];
    case 'toContain':
      return ['ok', `${not ? '!' : ''}(${subject}).includes(${argument})`];
    case 'toBeGreaterThan':
      return ['ok', `(${subject}) ${not ? '<=' : '>'} (${argument})`];
    case 'toBeLessThan':
      return ['ok', `(${subject}) ${not ? '>=' : '<'} (${argument})`];
    default:
      return undefined;
  }
}
