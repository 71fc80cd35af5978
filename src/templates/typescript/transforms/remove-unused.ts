import { Node, SyntaxKind } from 'ts-morph';
import type { SourceFile } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { dropNode } from '../node-range.js';

/** "… is declared but never used", "All imports in import declaration are unused", "All destructured elements are unused", … */
const unusedCodes = new Set([6133, 6192, 6196, 6198, 6199]);

/**
 * Removes imports, local declarations and private members that nothing uses any more. The compiler is the judge: it is the
 * `noUnusedLocals` that an emitted project sets. Where a variable awaited something, the waiting stays.
 */
export const removeUnused: Transform = (file) =>
  file
    .getProject()
    .getProgram()
    .getSemanticDiagnostics(file)
    .filter((diagnostic) => unusedCodes.has(diagnostic.getCode()))
    .flatMap((diagnostic) => remove(reported(file, diagnostic.getStart() ?? 0, diagnostic.getLength() ?? 0)));

/** The node that a diagnostic underlines: a name's declaration, or a whole import, statement or pattern. */
function reported(file: SourceFile, start: number, length: number): Node {
  let node = file.getDescendantAtPos(start);
  while (node !== undefined && (node.getStart() !== start || node.getWidth() !== length)) {
    node = node.getParent();
  }
  if (node === undefined) {
    throw new Error(
      `${file.getFilePath()}: nothing at ${start}, where the compiler reports something unused.`,
    );
  }
  return Node.isIdentifier(node) || Node.isPrivateIdentifier(node) ? node.getParentOrThrow() : node;
}

function remove(node: Node): readonly Edit[] {
  const parent = node.getParent();
  if (Node.isObjectBindingPattern(node) || Node.isArrayBindingPattern(node)) {
    return Node.isVariableDeclaration(parent) ? removeVariable(parent) : [];
  }
  if (Node.isBindingElement(node) && Node.isArrayBindingPattern(parent)) {
    return [{ start: node.getStart(), end: node.getEnd(), text: '' }];
  }
  if (Node.isVariableDeclaration(node)) {
    return removeVariable(node);
  }
  if (Node.isClassDeclaration(parent) || Node.isClassExpression(parent)) {
    return [dropNode(node), ...assignmentsTo(node)];
  }
  return [dropNode(node)];
}

function removeVariable(declaration: Node): readonly Edit[] {
  const statement = declaration.getParent()?.getParent();
  if (!Node.isVariableStatement(statement) || !Node.isVariableDeclaration(declaration)) {
    return [];
  }
  if (statement.getDeclarations().length > 1) {
    return [dropNode(declaration)];
  }
  const initializer = declaration.getInitializer();
  return Node.isAwaitExpression(initializer)
    ? [{ start: statement.getStart(), end: statement.getEnd(), text: `${initializer.getText()};` }]
    : [dropNode(statement)];
}

/** `this.<member> = …;` statements: a member that is only written to is unused too. */
function assignmentsTo(member: Node): readonly Edit[] {
  const name = Node.hasName(member) ? member.getName() : '';
  const statements = member.getParent()?.getDescendantsOfKind(SyntaxKind.ExpressionStatement) ?? [];
  return statements.flatMap((statement) => {
    const expression = statement.getExpression();
    return Node.isBinaryExpression(expression) &&
      expression.getOperatorToken().getText() === '=' &&
      expression.getLeft().getText() === `this.${name}`
      ? [dropNode(statement)]
      : [];
  });
}
