import { SyntaxKind } from 'ts-morph';
import type { Transform } from '../edits.js';

/** Drops `.js` from relative imports and exports for CommonJS. `import()` loads as an ES module there too and keeps it. */
export const dropImportEndings: Transform = (file, variant) =>
  variant.moduleSystem === 'esm'
    ? []
    : [
        ...file.getDescendantsOfKind(SyntaxKind.ImportDeclaration),
        ...file.getDescendantsOfKind(SyntaxKind.ExportDeclaration),
      ].flatMap((declaration) => {
        const specifier = declaration.getModuleSpecifier();
        return specifier?.getLiteralText().startsWith('.') === true &&
          specifier.getLiteralText().endsWith('.js')
          ? [{ start: specifier.getEnd() - 4, end: specifier.getEnd() - 1, text: '' }]
          : [];
      });
