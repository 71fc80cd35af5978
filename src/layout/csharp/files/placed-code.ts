import { posix } from 'node:path';
import type { CSharpProject } from '../../../target/csharp/csharp-target.js';
import type { PlacedFile } from '../../placement.js';
import { writeSource } from '../code/write-source.js';
import type { PlacedFlow } from '../lay-out.js';
import { checkHiding } from '../place/check-namespace.js';
import { globalUsings } from '../usings/implicit-usings.js';
import { usingsOf, type Neighbour } from '../usings/usings-of.js';
import type { CodeFile } from './flow-file.js';
import { keyOf } from './share-files.js';

const namespaces = {
  xunit: 'Xunit',
  xunit2: 'Xunit',
  nunit: 'NUnit.Framework',
  'nunit-csharp12': 'NUnit.Framework',
  mstest: 'Microsoft.VisualStudio.TestTools.UnitTesting',
} as const;

/**
 * The code of a flow where it goes, but what is shared with the first flow.
 *
 * @param shared keys of files
 * @throws {Problem} `namespace-unusable`
 */
export function placedCode(flow: PlacedFlow, shared: ReadonlySet<string>): PlacedFile[] {
  const { place, files, testProject } = flow;
  const neighbours = files.code.map((file) => neighbour(flow, file, shared.has(keyOf(file))));
  const framework = namespaces[testProject.testFramework ?? flow.flow.testRunner];
  return files.code
    .filter((file) => !shared.has(keyOf(file)))
    .map((file) => {
      const project = file.kind === 'library' ? flow.project : testProject;
      const { namespace } = file.source;
      checkHiding(namespace, foreignNames(file, neighbours));
      const known = globalUsings(project);
      const ofTests = file.kind === 'test' ? framework : undefined;
      const directives = usingsOf(file, namespace, neighbours, ofTests, known);
      const folder = file.kind === 'library' ? place.folder : place.testFolder;
      return {
        path: posix.join(folder, file.path),
        text: textOf(file, directives, project),
        rules: file.rules,
      };
    });
}

function textOf(
  { source }: CodeFile,
  directives: ReturnType<typeof usingsOf>,
  { nullable, style }: CSharpProject,
): string {
  return writeSource({ ...source, ...directives, nullableDirective: !nullable }, style);
}

/** Where a file really is: what is shared is in the namespaces of the first flow. */
function neighbour({ place, first }: PlacedFlow, file: CodeFile, shared: boolean): Neighbour {
  const { namespace } = file.source;
  if (!shared || first === undefined) return { file, namespace, shared: false };
  const [own, other] =
    file.kind === 'library'
      ? [place.namespace, first.place.namespace]
      : [place.testNamespace, first.place.testNamespace];
  return { file, namespace: other + namespace.slice(own.length), shared: true };
}

/** Types that are found through directives, and so after the namespaces around the file. */
const foreignNames = (file: CodeFile, neighbours: readonly Neighbour[]): string[] =>
  [...file.typeNames].filter(
    (name) =>
      !file.declared.has(name) &&
      !neighbours.some(
        (each) =>
          each.file.declared.has(name) && `${file.source.namespace}.`.startsWith(`${each.namespace}.`),
      ),
  );
