import type { TypeScriptStyle } from '../target/code-style.js';

/** How emitted code comes out of the build: see src/templates/code-style.ts. */
const houseStyle: Omit<TypeScriptStyle, 'endOfLine' | 'bom' | 'finalNewline'> = {
  indent: '  ',
  quotes: 'single',
  semicolons: true,
  trailingCommas: 'all',
  bracketSpacing: true,
  arrowParens: 'always',
  lineWidth: 110,
};

/** Whether formatting in a style changes nothing of a text as it was rendered, but for its line endings. */
export function isHouseStyle(style: TypeScriptStyle): boolean {
  return Object.entries(houseStyle).every(([name, value]) => style[name as keyof TypeScriptStyle] === value);
}
