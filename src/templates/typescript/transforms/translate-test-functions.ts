import { Node, SyntaxKind } from 'ts-morph';
import type { CallExpression, ImportDeclaration, SourceFile } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { errorAt } from '../source-error.js';

const vocabulary = new Set(['describe', 'it', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach', 'expect']);

const modules = { vitest: 'vitest', jest: '@jest/globals', node: 'node:test', mocha: 'mocha' } as const;

/** What `node:test` and Mocha call otherwise. */
const renamed = new Map([
  ['beforeAll', 'before'],
  ['afterAll', 'after'],
]);

/** Takes `describe`, `it` and the hooks from the test runner, under its names and with its way to give a time-out. */
export const translateTestFunctions: Transform = (file, { testRunner = 'vitest' }) => {
  const declaration = file.getImportDeclaration('vitest');
  if (declaration === undefined || testRunner === 'vitest') {
    return [];
  }
  assertVocabulary(file, declaration);
  if (testRunner === 'jest') {
    const specifier = declaration.getModuleSpecifier();
    return [{ start: specifier.getStart(), end: specifier.getEnd(), text: `'${modules.jest}'` }];
  }
  const calls = file.getDescendantsOfKind(SyntaxKind.CallExpression);
  return [
    { start: declaration.getStart(), end: declaration.getEnd(), text: imports(declaration, testRunner) },
    ...calls.flatMap(rename),
    ...calls.flatMap((call) => moveTimeout(call, testRunner)),
  ];
};

function assertVocabulary(file: SourceFile, declaration: ImportDeclaration): void {
  for (const specifier of declaration.getNamedImports()) {
    if (!vocabulary.has(specifier.getName()) || specifier.getAliasNode() !== undefined) {
      throw errorAt(file, specifier.getStart(), `${specifier.getText()} is outside of the test vocabulary.`);
    }
  }
}

function imports(declaration: ImportDeclaration, testRunner: 'node' | 'mocha'): string {
  const names = declaration.getNamedImports().map((specifier) => specifier.getName());
  const functions = names
    .filter((name) => name !== 'expect')
    .map((name) => renamed.get(name) ?? name)
    .sort();
  return [
    ...(names.includes('expect') ? ["import { strict as assert } from 'node:assert';"] : []),
    ...(functions.length > 0 ? [`import { ${functions.join(', ')} } from '${modules[testRunner]}';`] : []),
  ].join('\n');
}

function rename(call: CallExpression): readonly Edit[] {
  const callee = call.getExpression();
  const name = renamed.get(callee.getText());
  return name === undefined ? [] : [{ start: callee.getStart(), end: callee.getEnd(), text: name }];
}

/** `it(name, body, milliseconds)`: an option before the body for `node:test`, a method of the test for Mocha. */
function moveTimeout(call: CallExpression, testRunner: 'node' | 'mocha'): readonly Edit[] {
  const [, body, timeout] = call.getArguments();
  if (call.getExpression().getText() !== 'it' || body === undefined || timeout === undefined) {
    return [];
  }
  if (!Node.isArrowFunction(body)) {
    throw errorAt(call.getSourceFile(), call.getStart(), 'a test is it(name, () => …, milliseconds?).');
  }
  const cut = { start: body.getEnd(), end: timeout.getEnd(), text: '' };
  return testRunner === 'node'
    ? [{ start: body.getStart(), end: body.getStart(), text: `{ timeout: ${timeout.getText()} }, ` }, cut]
    : [cut, { start: call.getEnd(), end: call.getEnd(), text: `.timeout(${timeout.getText()})` }];
}
