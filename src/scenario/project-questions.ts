import { makeQuestion } from './make-question.js';
import type { Choice, Question } from './question.js';

const choices = (texts: Record<string, [title: string, hint: string]>): (() => Choice[]) => {
  const offered = Object.entries(texts).map(([value, [title, hint]]) => ({ value, title, hint }));
  return () => offered;
};

const isTypeScript: Question['when'] = (_, { language }) =>
  language === undefined || language === 'typescript';

/** How the project is made: nothing here changes the flow. */
export const projectQuestions: readonly Question[] = [
  makeQuestion({
    name: 'name',
    kind: 'text',
    message: 'What is it called?',
    teach: 'The name of the npm package, which may have a scope: @contoso/orders-client.',
    optional: true,
    default: (_pack, _answers, suggested) => suggested?.name ?? 'mtls-pop-service',
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
