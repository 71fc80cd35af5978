import { Node, SyntaxKind } from 'ts-morph';
import { isHoleName, isOptional } from '../../../render/holes.js';
import type { Transform } from '../edits.js';
import { mark } from '../../marks.js';
import { errorAt } from '../source-error.js';

/** Puts a marked string literal where `holes.<name>` stands: formatting treats it like the literal that it becomes. */
export const replaceHoles: Transform = (file) =>
  file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression).flatMap((access) => {
    if (access.getExpression().getText() !== 'holes') {
      return [];
    }
    const name = access.getName();
    if (!isHoleName(name)) {
      throw errorAt(file, access.getStart(), `there is no hole ${name} (src/render/holes.ts).`);
    }
    if (isOptional(name) && !Node.isPropertyAssignment(access.getParent())) {
      throw errorAt(
        file,
        access.getStart(),
        `${name} may be unanswered, so it has to be the value of an object's property.`,
      );
    }
    return [{ start: access.getStart(), end: access.getEnd(), text: `'${mark(name)}'` }];
  });
