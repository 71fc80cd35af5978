import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { answersText } from '../answers/answers-file.js';
import { lockText } from '../lock/write.js';
import { csharpFlow, flow } from '../testing/fixtures.js';
import { temporaryFolder, write } from '../testing/temporary-folder.js';
import { resolveListed } from './listed-flows.js';
import { packOf } from './pack-of.js';
import { readProject } from './read-project.js';

const place = {
  folder: 'src/mtls-pop',
  testFolder: 'test/mtls-pop',
  supportFolder: 'test/mtls-pop',
  testNaming: '.spec.ts',
} as const;
const csharpPlace = {
  project: 'src/Orders.Api/Orders.Api.csproj',
  testProject: 'test/Orders.Api.Tests/Orders.Api.Tests.csproj',
  folder: 'src/Orders.Api/MtlsPop',
  testFolder: 'test/Orders.Api.Tests/MtlsPop',
  namespace: 'Orders.Api.MtlsPop',
  testNamespace: 'Orders.Api.Tests.MtlsPop',
};
const flows = [
  flow({ name: 'svc' }),
  flow({ name: 'graph', place }),
  csharpFlow({ name: 'graph', place: csharpPlace }),
];

const lock = lockText({ guidance: '2.0.0', entries: [] });

function rootWith(answers: string, lockFile = lock): string {
  const root = temporaryFolder();
  write(root, { '.mtls-pop.yaml': answers, '.mtls-pop.lock': lockFile });
  return root;
}

const text = answersText('2.0.0', flows);

const movedTo = [
  ['out of the root', '  "src/a.ts": "../a.ts"\n', 'under moved, which has the part'],
  ['into git', '  "src/a.ts": ".git/hooks/a.ts"\n', 'a folder that git owns'],
  ['to where another is', '  "src/a.ts": "b.ts"\n  "src/b.ts": "B.ts"\n', 'moves two files'],
  ['to no path', '  "src/a.ts": 7\n', 'has no path under moved'],
] as const;

describe('readProject', () => {
  it('gives back the flows that were written, in both languages and with their places', async () => {
    const root = rootWith(text);
    const project = await readProject(root);
    const pack = await packOf(project, undefined, root);
    const read = resolveListed(project?.listed ?? [], pack);
    expect(answersText('2.0.0', read)).toBe(text);
    expect(read.map(({ place: where }) => where)).toEqual([undefined, place, csharpPlace]);
  });

  it('is undefined where nothing was generated', async () => {
    expect(await readProject(temporaryFolder())).toBeUndefined();
  });

  it.each<[what: string, answers: string, code: string, says: string]>([
    [
      'a key with a typo',
      text.replace('testFolder', 'testFoldr'),
      'project-invalid',
      'Did you mean testFolder',
    ],
    ['an unknown key at the top', `${text}secrets: none\n`, 'project-invalid', '"secrets"'],
    ['a path out of the root', text.replace('"src/mtls-pop"', '"../../etc"'), 'project-invalid', 'folder'],
    [
      'a place without a part',
      text.replace(/^ +supportFolder: .*\n/m, ''),
      'project-invalid',
      'supportFolder',
    ],
    [
      'a part of the other language',
      text.replace('supportFolder', 'testProject'),
      'invalid-answers',
      'testProject',
    ],
    [
      'a namespace that is code',
      text.replace('Orders.Api.MtlsPop"', 'A; class X {}"'),
      'project-invalid',
      'namespace',
    ],
    ['two flows of one name', text.replace('name: svc', 'name: graph'), 'project-invalid', 'two flows'],
    ['something else than text', text.replace('name: svc', 'name: 7'), 'project-invalid', 'name'],
    ...movedTo.map(([what, lines, says]): [string, string, string, string] => [
      `a file that was moved ${what}`,
      text.replace('flows:\n', `moved:\n${lines}flows:\n`),
      'project-invalid',
      says,
    ]),
    ['no flow', 'guidance: "2.0.0"\nflows: []\n', 'project-invalid', 'list of flows'],
    ['a path for a version', text.replace('"2.0.0"', '"../pack"'), 'project-invalid', 'version'],
    [
      'another version than the lock',
      text.replace('"2.0.0"', '"1.0.0"'),
      'guidance-differs',
      'mtls-pop update',
    ],
    ['broken YAML', `${text}  - [`, 'project-invalid', 'YAML'],
    [
      'both sides of a merge',
      `<<<<<<< HEAD\n${text}=======\n>>>>>>> other\n`,
      'merge-markers',
      '.mtls-pop.yaml',
    ],
  ])('refuses %s', async (_, answers, code, says) => {
    const error: unknown = await readProject(rootWith(answers)).catch((thrown: unknown) => thrown);
    if (!(error instanceof Problem)) throw new Error(`not refused: ${String(error)}`);
    expect(error.code).toBe(code);
    expect(`${error.message}\n${error.because ?? ''}\n${error.next}`).toContain(says);
  });

  it('refuses one of the two files without the other', async () => {
    const root = temporaryFolder();
    write(root, { '.mtls-pop.yaml': text });
    await expect(readProject(root)).rejects.toMatchObject({ code: 'project-invalid', exitCode: 2 });
  });

  it('judges the answers by the guidance that they were made with', async () => {
    const root = rootWith(
      text.replace('finalToken: mtls-pop', 'finalToken: bearer').replaceAll('flow: fic', 'flow: vanilla'),
    );
    const project = await readProject(root);
    const pack = await packOf(project, undefined, root);
    expect(() => resolveListed(project?.listed ?? [], pack)).toThrow(Problem);
  });
});

describe('packOf', () => {
  it('refuses another version than the project follows', async () => {
    const project = await readProject(rootWith(text));
    await expect(packOf(project, '1.0.0', '.')).rejects.toMatchObject({
      code: 'guidance-differs',
      exitCode: 2,
    });
    await expect(packOf(project, '2.0.0', '.')).resolves.toMatchObject({ version: '2.0.0' });
  });

  it('loads nothing that a file names by a path', async () => {
    const own = answersText('9.9.9', [flow()]);
    const root = rootWith(own, lockText({ guidance: '9.9.9', entries: [] }));
    write(root, { '9.9.9/pack.yaml': 'version: 9.9.9\n' });
    await expect(packOf(await readProject(root), undefined, root)).rejects.toMatchObject({
      code: 'guidance-unknown',
    });
  });
});
