import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/scenario/answers.js';
import { parts, withMember } from './support/parts.js';
import { done, TestProject, type Language } from './support/project.js';

const id = '6325cd32-9911-41f3-819c-416cdf9104e7';
const everywhere: readonly [what: string, answers: Answers][] = [
  ['another final token', { finalToken: 'mtls-pop' }],
  ['another identity', { identity: 'user-assigned-client-id', identityValue: id }],
  ['no identity', { auth: 'confidential-client' }],
  ['another resource', { resource: 'https://vault.azure.net' }],
];
const changes: Readonly<Record<Language, readonly [what: string, answers: Answers][]>> = {
  typescript: [
    ...everywhere,
    ...['jest', 'mocha', 'node'].map((testRunner): [string, Answers] => [testRunner, { testRunner }]),
    ['CommonJS', { module: 'commonjs' }],
    ['all of it', { finalToken: 'mtls-pop', testRunner: 'jest', module: 'commonjs' }],
  ],
  csharp: [
    ...everywhere,
    ...['nunit', 'mstest'].map((testRunner): [string, Answers] => [testRunner, { testRunner }]),
    ['an older .NET', { framework: 'net8.0' }],
    ['all of it', { finalToken: 'mtls-pop', testRunner: 'nunit', keyAttestation: 'yes' }],
  ],
};

/** Answers that are made void are asked for in no fresh project. */
const asked = (answers: Answers): Answers =>
  answers.auth === 'confidential-client' ? { ...answers, identity: undefined } : answers;

describe.each(Object.keys(parts) as Language[])('changed answers of a project in %s', (language) => {
  const { stays } = parts[language];

  it.each(changes[language])('give what a fresh project has: %s', async (_, answers) => {
    const project = await TestProject.made(language, '2.0.0');
    const { reasons } = await project.update(answers);
    expect(reasons[0]?.what).toMatch(/--[a-z-]+ is .* and was /);
    const fresh = await TestProject.made(language, '2.0.0', asked(answers));
    expect(project.files()).toEqual(fresh.files());
    expect(done(await project.plan())).toEqual({});
    expect((await project.check()).outdated).toBe(false);
  });

  it.each(changes[language])('keep the owner’s edits beside that: %s', async (_, answers) => {
    const [project, fresh] = [
      await TestProject.made(language, '2.0.0'),
      await TestProject.made(language, '2.0.0', asked(answers)),
    ];
    const isMember = fresh.files()[parts[language].file] !== undefined;
    const file = isMember ? parts[language].file : stays;
    const mine = (text: string): string => (isMember ? withMember(language, text) : `${text}// Mine.\n`);
    for (const each of [project, fresh]) {
      each.edit(file, mine);
      each.edit('README.md', (text) => `${text}\nAsk Ann.\n`);
      each.write('notes/mine.md', 'mine\n');
    }
    const { conflicts } = await project.update(answers);
    expect(conflicts).toEqual([]);
    expect(project.files()).toEqual(fresh.files());
  });

  it('mean the same written into the answers file', async () => {
    const project = await TestProject.made(language, '2.0.0');
    project.edit('.mtls-pop.yaml', (text) => text.replace('finalToken: bearer', 'finalToken: mtls-pop'));
    expect((await project.check()).outdated).toBe(true);
    await project.update();
    const fresh = await TestProject.made(language, '2.0.0', { finalToken: 'mtls-pop' });
    expect(project.files()).toEqual(fresh.files());
  });
});

it('keep what a person wrote into the answers file', async () => {
  const project = await TestProject.made('typescript', '1.0.0');
  project.edit('.mtls-pop.yaml', (text) => text.replace('flows:', '# Mine.\nflows:'));
  await project.update({ finalToken: 'mtls-pop' });
  const text = project.read('.mtls-pop.yaml');
  for (const each of ['# Mine.\nflows:', 'guidance: "2.0.0"', 'finalToken: mtls-pop'])
    expect(text).toContain(each);
});

it('keep keys of its owner’s in package.json, and the order and style of it', async () => {
  const project = await TestProject.made('typescript', '2.0.0');
  project.edit('package.json', (text) =>
    `${JSON.stringify({ private: true, mine: { a: [1] }, ...(JSON.parse(text) as object) }, null, 4)}\n`.replace(
      '"dependencies": {',
      '"dependencies": {\n        "zod": "^4.0.0",',
    ),
  );
  await project.update({ testRunner: 'mocha' });
  const text = project.read('package.json');
  const data = JSON.parse(text) as { dependencies: object; devDependencies: object };
  expect(Object.keys(data).slice(0, 2)).toEqual(['private', 'mine']);
  expect(data.dependencies).toHaveProperty('zod', '^4.0.0');
  expect(data.devDependencies).toHaveProperty('mocha');
  expect(data.devDependencies).not.toHaveProperty('vitest');
  expect(text).toContain('\n    "mine": {');
});

it('keep the owner’s items in a project file', async () => {
  const project = await TestProject.made('csharp', '2.0.0');
  const file = 'test/Contoso.Orders.Tests/Contoso.Orders.Tests.csproj';
  const mine = '  <ItemGroup>\n    <PackageReference Include="Bogus" Version="35.6.1" />\n  </ItemGroup>\n\n';
  project.edit(file, (text) => text.replace('</Project>', `${mine}</Project>`));
  await project.update({ testRunner: 'nunit' });
  const text = project.read(file);
  for (const each of ['Include="Bogus"', 'Include="NUnit"']) expect(text).toContain(each);
  expect(text).not.toContain('xunit');
});
