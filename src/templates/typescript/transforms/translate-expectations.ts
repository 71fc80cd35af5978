import { Node, SyntaxKind } from 'ts-morph';
import type { CallExpression } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { errorAt } from '../source-error.js';

/** `expect(subject, message?).rejects?.not?.matcher(argument?)`, each part as text. */
interface Expectation {
  readonly call: CallExpression;
  readonly subject: Node;
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
  const [subject, messageNode] = root.getArguments();
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
    message: messageNode?.getText(),
    rejects: modifier === 'rejects',
    not: modifier === 'not',
    matcher: matcher.getName(),
    argument,
  };
}

/** Jest's `expect` takes no message. */
function withoutMessage({ subject, message }: Expectation): readonly Edit[] {
  const second = subject.getNextSiblingIfKind(SyntaxKind.CommaToken)?.getNextSibling();
  return message === undefined || second === undefined
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
      return argument === undefined
        ? ['rejects', subject.getText()]
        : ['rejects', subject.getText(), `{ message: ${argument} }`];
    case 'toMatchObject':
      return argument === undefined ? undefined : ['rejects', subject.getText(), argument];
    default:
      return undefined;
  }
}

function plain({ subject, not, matcher, argument }: Expectation): Assertion | undefined {
  switch (matcher) {
    case 'toBeUndefined':
      return [not ? 'notEqual' : asserting('equal', subject), subject.getText(), 'undefined'];
    case 'toBeDefined':
      return [not ? asserting('equal', subject) : 'notEqual', subject.getText(), 'undefined'];
    case 'toThrow':
      return throwing(subject.getText(), not, argument);
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

function comparing(subject: Node, not: boolean, matcher: string, argument: string): Assertion | undefined {
  const actual = subject.getText();
  switch (matcher) {
    case 'toBe':
      return [not ? 'notEqual' : asserting('equal', subject), actual, argument];
    case 'toEqual':
      return [not ? 'notDeepEqual' : asserting('deepEqual', subject), actual, argument];
    case 'toMatch':
      return [not ? 'doesNotMatch' : 'match', actual, argument];
    case 'toHaveLength':
      return [not ? 'notEqual' : asserting('equal', subject), member(subject, 'length'), argument];
    case 'toContain':
      return ['ok', `${not ? '!' : ''}${member(subject, 'includes')}(${argument})`];
    case 'toBeGreaterThan':
      return ['ok', `(${actual}) ${not ? '<=' : '>'} (${argument})`];
    case 'toBeLessThan':
      return ['ok', `(${actual}) ${not ? '>=' : '<'} (${argument})`];
    default:
      return undefined;
  }
}

/**
 * `assert.equal(a?.b, 1)` tells the compiler that `a` is there, and a linter then calls the next `a?.` unnecessary. With a type that
 * says nothing, each assertion stands for itself, as `expect` does.
 */
function asserting(name: 'equal' | 'deepEqual', subject: Node): string {
  const chain = subject.getDescendantsOfKind(SyntaxKind.QuestionDotToken);
  return chain.length > 0 ? `${name}<unknown>` : name;
}

/** `expect` takes anything, but a member is only had of what is there. */
function member(subject: Node, name: string): string {
  const isPostfix =
    Node.isIdentifier(subject) ||
    Node.isPropertyAccessExpression(subject) ||
    Node.isElementAccessExpression(subject) ||
    Node.isCallExpression(subject);
  const text = isPostfix ? subject.getText() : `(${subject.getText()})`;
  return `${text}${mayBeMissing(subject) ? '?.' : '.'}${name}`;
}

/** By index, and by the methods that look something up. */
function mayBeMissing(subject: Node): boolean {
  const callee = Node.isCallExpression(subject) ? subject.getExpression() : undefined;
  return (
    Node.isElementAccessExpression(subject) ||
    (Node.isPropertyAccessExpression(callee) && ['get', 'at', 'find'].includes(callee.getName()))
  );
}
