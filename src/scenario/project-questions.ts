import { makeQuestion } from './make-question.js';
import type { Choice, Question } from './question.js';

const choices = (texts: Record<string, [title: string, hint: string]>): (() => Choice[]) => {
  const offered = Object.entries(texts).map(([value, [title, hint]]) => ({ value, title, hint }));
  return () => offered;
};

const isTypeScript: Question['when'] = (_, { language }) => language === 'typescript';
const isCSharp: Question['when'] = (_, { language }) => language === 'csharp';

/** How the project is made: nothing here changes the flow. */
export const projectQuestions: readonly Question[] = [
  makeQuestion({
    name: 'name',
    kind: 'text',
    message: 'What is the package called?',
    teach: 'The name of the npm package, which may have a scope: @contoso/orders-client.',
    optional: true,
    when: isTypeScript,
    default: (_pack, _answers, suggested) => suggested?.name?.typescript ?? 'mtls-pop-service',
  }),
  makeQuestion({
    name: 'name',
    kind: 'text',
    message: 'What is the solution called?',
    teach: 'The name of the solution, its projects and folders, and their root namespace: Contoso.Orders.',
    optional: true,
    when: isCSharp,
    default: (_pack, _answers, suggested) => suggested?.name?.csharp ?? 'MtlsPopService',
  }),
  makeQuestion({
    name: 'testRunner',
    kind: 'select',
    message: 'Which test runner?',
    teach: "The project's own tests run against an emulator of Entra, IMDS and the resource, offline.",
    optional: true,
    when: isTypeScript,
    choices: choices({
      vitest: ['Vitest', 'fast, TypeScript without a build'],
      node: ['node:test', 'part of Node, no dependency'],
      jest: ['Jest', 'for repos that have it already'],
      mocha: ['Mocha', 'for repos that have it already'],
    }),
    default: () => 'vitest',
  }),
  makeQuestion({
    name: 'testRunner',
    kind: 'select',
    message: 'Which test framework?',
    teach: "The solution's own tests run against an emulator of Entra, IMDS and the resource, offline.",
    optional: true,
    when: isCSharp,
    choices: choices({
      xunit: ['xUnit', 'v3, on Microsoft.Testing.Platform'],
      nunit: ['NUnit', 'for repos that have it already'],
      mstest: ['MSTest', 'on Microsoft.Testing.Platform'],
    }),
    default: () => 'xunit',
  }),
  makeQuestion({
    name: 'framework',
    kind: 'select',
    message: 'Which .NET?',
    teach: '.NET 10 is supported until November 2028; support of .NET 8 ended in November 2026.',
    optional: true,
    asked: () => false,
    when: isCSharp,
    choices: choices({
      'net10.0': ['.NET 10', 'for new code'],
      'net8.0': ['.NET 8', 'for hosts that have no newer one'],
    }),
    default: () => 'net10.0',
  }),
  makeQuestion({
    name: 'module',
    kind: 'select',
    message: 'Which module system?',
    teach: 'ES modules are what Node and TypeScript recommend for new code.',
    optional: true,
    asked: () => false,
    when: isTypeScript,
    choices: choices({
      esm: ['ES modules', 'import and export, "type": "module"'],
      commonjs: ['CommonJS', 'for code that is loaded with require'],
    }),
    default: () => 'esm',
  }),
  makeQuestion({
    name: 'packageManager',
    kind: 'select',
    message: 'Which package manager?',
    teach: 'It decides the commands in the README and how dependencies are installed.',
    optional: true,
    asked: () => false,
    when: isTypeScript,
    choices: choices({
      npm: ['npm', 'comes with Node'],
      pnpm: ['pnpm', 'one store on disk for all projects'],
      yarn: ['Yarn', 'classic or modern'],
    }),
    default: () => 'npm',
  }),
];
