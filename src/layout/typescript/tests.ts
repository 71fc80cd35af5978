import type { TestRunner } from '../../scenario/flow.js';
import type { TestHabits } from '../../target/typescript/typescript-target.js';

const timeLimit = '20_000';

/** Of the runners that have globals: where tests take their words from. */
const modules: Readonly<Partial<Record<TestRunner, string>>> = {
  vitest: 'vitest',
  jest: '@jest/globals',
  mocha: 'mocha',
};

/**
 * A rendered test as it fits the repo's runner, whose settings are the repo's: with a time limit of its own, because the emulator makes
 * keys; with Node's environment where the default is a browser's; and with the runner's globals where that is the habit.
 */
export function adaptTest(text: string, runner: TestRunner, habits: TestHabits): string {
  const limited = usesEmulator(text) ? withTimeLimit(text, runner) : text;
  const imported = habits.globals ? withoutRunnerImport(limited, runner) : limited;
  return habits.browserEnvironment ? inNode(imported, runner) : imported;
}

/** Whether it makes keys or certificates: they all come from there. */
const usesEmulator = (text: string): boolean => /from '[./]+\/(?:emulator|support)\//.test(text);

function withTimeLimit(text: string, runner: TestRunner): string {
  switch (runner) {
    case 'vitest':
      return afterImports(
        importing(text, runner, 'vi'),
        `vi.setConfig({ testTimeout: ${timeLimit}, hookTimeout: ${timeLimit} });`,
      );
    case 'jest':
      return afterImports(importing(text, runner, 'jest'), `jest.setTimeout(${timeLimit});`);
    case 'mocha':
      return text.replace(
        /^(describe\(.*, )\(\) => \{$/gm,
        `$1function () {\n  this.timeout(${timeLimit});\n`,
      );
    case 'node':
      return text;
  }
}

function runnerImport(runner: TestRunner): RegExp {
  return new RegExp(String.raw`^import \{([^}]+)\} from '${modules[runner] ?? ''}';\n`, 'm');
}

/** With one more name among those that come from the runner, in their order. */
function importing(text: string, runner: TestRunner, name: string): string {
  return text.replace(runnerImport(runner), (_, names: string) => {
    const all = [...names.split(',').map((each) => each.trim()), name].filter((each) => each !== '').sort();
    return `import { ${all.join(', ')} } from '${modules[runner] ?? ''}';\n`;
  });
}

function withoutRunnerImport(text: string, runner: TestRunner): string {
  return modules[runner] === undefined ? text : text.replace(runnerImport(runner), '').replace(/^\n+/, '');
}

/** Below the last import. */
function afterImports(text: string, statement: string): string {
  const imports = [...text.matchAll(/^import [^;]+;\n/gm)];
  const last = imports.at(-1);
  const end = last === undefined ? 0 : last.index + last[0].length;
  return `${text.slice(0, end)}\n${statement}\n${text.slice(end)}`;
}

function inNode(text: string, runner: TestRunner): string {
  switch (runner) {
    case 'vitest':
      return `// @vitest-environment node\n${text}`;
    case 'jest':
      return `/** @jest-environment node */\n${text}`;
    case 'mocha':
    case 'node':
      return text;
  }
}
