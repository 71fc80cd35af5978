import { pascalCase } from '../section.js';
import { isKeyword } from './csharp-keywords.js';
import { emittedNames } from './csharp-emitted-names.js';

/**
 * Windows takes paths of 259 characters where nobody has changed that. The longest below a solution is in an `obj` folder of its
 * tests and holds the name twice and 81 characters more, so this leaves 50 for where the solution lies.
 */
export const longestName = 64;

/**
 * How the assemblies and NuGet packages begin that a solution stands on. MSBuild and NuGet know a project and a package by one
 * name, and ignore case.
 */
const owners: ReadonlySet<string> = new Set([
  'microsoft',
  'mscorlib',
  'mstest',
  'netstandard',
  'newtonsoft',
  'nunit',
  'nunit3testadapter',
  'system',
  'windowsbase',
  'xunit',
]);

const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** What is wrong with a name for a C# solution, as the end of a sentence that begins with the name; undefined if nothing is. */
export function csharpNameFlaw(name: string): string | undefined {
  if (name.length > longestName)
    return `is longer than the ${longestName} characters that Windows' limit on paths leaves room for`;
  const segments = name.split('.');
  const [owner = ''] = segments;
  if (owners.has(owner.toLowerCase()))
    return `begins with "${owner}", which .NET or a package of the solution has for itself`;
  for (const segment of segments) {
    const flaw = segmentFlaw(segment);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function segmentFlaw(segment: string): string | undefined {
  if (segment.includes('_') && /^\w+$/.test(segment))
    return `holds "_", which .NET's analysers refuse in a namespace (CA1707)`;
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(segment))
    return 'is not made of ASCII letters and digits, in parts that begin with a letter and have one dot between them';
  if (device.test(segment)) return `holds "${segment}", which is a device and no file on Windows`;
  if (isKeyword(segment))
    return `holds "${segment}", a keyword of a .NET language, which has no place in a namespace`;
  if (emittedNames.has(segment))
    return `holds "${segment}", which the code in it uses for something else: inside a namespace of that name it would mean the namespace`;
  return undefined;
}

/**
 * A name for a C# solution made of any text, such as an npm name or a folder's: `@contoso/orders-api` becomes
 * `Contoso.OrdersApi`. What would clash gets another word at its end. Undefined where nothing of the text is left.
 */
export function csharpNameFrom(text: string): string | undefined {
  const [first, ...rest] = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .split(/[./\\]+/)
    .map(pascalCase)
    .filter((segment) => segment !== '');
  if (first === undefined) return undefined;
  let name = legal(first.slice(0, longestName), (segment) => owners.has(segment.toLowerCase()));
  for (const segment of rest) {
    const longer = `${name}.${legal(segment)}`;
    if (longer.length > longestName) break;
    name = longer;
  }
  return name;
}

function legal(segment: string, clashes: (segment: string) => boolean = () => false): string {
  if (/^\d/.test(segment)) return legal(`Service${segment}`.slice(0, longestName), clashes);
  if (segmentFlaw(segment) === undefined && !clashes(segment)) return segment;
  return legal(segment + (segment.endsWith('Service') ? 'App' : 'Service'), clashes);
}
