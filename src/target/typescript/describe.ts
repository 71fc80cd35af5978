import { isFound } from '../guess.js';
import type { Guess } from '../guess.js';
import { runnerName } from './tests/runner.js';
import type { TypeScriptTarget } from './typescript-target.js';

const frameworks = {
  nestjs: 'A NestJS service',
  fastify: 'A Fastify service',
  express: 'An Express service',
  plain: 'A TypeScript package',
} as const;
const modules = { esm: 'ES modules', commonjs: 'CommonJS' } as const;
const formatters = { prettier: 'Prettier', biome: 'Biome', dprint: 'dprint', none: 'no formatter' } as const;

/** What a package is, in one short paragraph for a person: `A NestJS service in CommonJS, tests with Jest beside the sources …`. */
export function describeTypeScript(target: TypeScriptTarget): string {
  const { framework, moduleSystem, tests, formatter, packageManager } = target;
  const parts = [
    `${isFound(framework) ? frameworks[framework.value] : 'A TypeScript service'} in ${isFound(moduleSystem) ? modules[moduleSystem.value] : 'a module system that is not clear'}`,
    `tests ${isFound(tests.runner) ? `with ${runnerName(tests.runner.value)}` : 'with a runner that is not clear'}${placeOfTests(target)}`,
    formatters[formatter.kind],
    isFound(packageManager) ? packageManager.value : 'a package manager that is not clear',
  ];
  return `${parts.join(', ')}.`;
}

function placeOfTests({ tests: { layout, folder, naming } }: TypeScriptTarget): string {
  if (!isFound(layout)) return '';
  const place = {
    beside: 'beside the sources',
    folder: `in ${folder}/`,
    __tests__: 'in __tests__ folders',
  }[layout.value];
  return ` ${place} (*${naming})`;
}

/** Each guess and what it was made from, a line each, for `--verbose`. */
export function evidence(target: TypeScriptTarget): readonly string[] {
  const { tests, compiler, style } = target;
  const ending = (value: string): string => (value === '' ? 'without an ending' : `end in ${value}`);
  return [
    line('package manager', target.packageManager),
    line('modules', target.moduleSystem),
    line('relative imports', target.importEnding, ending),
    line('sources', target.sourceFolder, (folder) => (folder === '' ? 'at the top' : `in ${folder}/`)),
    line('framework', target.framework),
    line('test runner', tests.runner, runnerName),
    line('test files', tests.layout, (layout) => `${layout}, *${tests.naming}, ${tests.folder}/`),
    ...(tests.patterns.length === 0 ? [] : [`tests are looked for: ${tests.patterns.join(', ')}`]),
    `compiler: ${compiler.configFile === '' ? 'no tsconfig.json' : compiler.configFile}, target ${compiler.target}${compiler.strict ? ', strict' : ''}`,
    `formatter: ${target.formatter.kind}${target.formatter.configFile === undefined ? '' : ` (${target.formatter.configFile})`}`,
    `style: ${style.quotes} quotes, ${style.semicolons ? 'semicolons' : 'no semicolons'}, ${style.indent === '\t' ? 'tabs' : `${style.indent.length} spaces`}, ${style.endOfLine === '\n' ? 'LF' : 'CRLF'}${style.bom ? ', byte order mark' : ''}`,
  ];
}

function line<T extends string>(
  what: string,
  guess: Guess<T>,
  show: (value: T) => string = (value) => value,
): string {
  return isFound(guess)
    ? `${what}: ${show(guess.value)} (${guess.because})`
    : `${what}: not clear. ${guess.because}`;
}
