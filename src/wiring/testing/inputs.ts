import type { CSharpFlow, Settings, TypeScriptFlow } from '../../scenario/flow.js';
import type { CSharpTarget } from '../../target/csharp/csharp-target.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { CSharpWiringInput, TypeScriptWiringInput, Wiring } from '../wiring.js';

const settings: Settings = {
  resource: 'https://api.contoso.example',
  scope: 'https://api.contoso.example/.default',
  resourceUrl: 'https://api.contoso.example/orders',
  tenant: undefined,
  clientId: undefined,
  leg1ClientId: undefined,
  region: undefined,
  cloud: 'public',
};

/** Only what wiring reads. */
const flowOf = (place: TypeScriptFlow['place'] | CSharpFlow['place']): unknown => ({
  name: 'orders',
  settings,
  place,
});

type Style = TypeScriptTarget['style'];

/** A repo of files by path, with a framework and what else differs from Nest's own style. */
export function typescriptInput(
  framework: 'nestjs' | 'fastify' | 'express' | 'plain',
  files: Readonly<Record<string, string>>,
  {
    laterName,
    importEnding = '',
    ...style
  }: Partial<Style> & { laterName?: string; importEnding?: '' | '.js' | '.ts' } = {},
): TypeScriptWiringInput {
  const found = <T>(value: T): { value: T; because: string } => ({ value, because: 'a test' });
  const target: Pick<TypeScriptTarget, 'framework' | 'sourceFolder' | 'importEnding' | 'style'> = {
    framework: found(framework),
    sourceFolder: found('src'),
    importEnding: found(importEnding),
    style: {
      endOfLine: '\n',
      bom: false,
      finalNewline: true,
      indent: '  ',
      quotes: 'single',
      semicolons: true,
      trailingCommas: 'all',
      bracketSpacing: true,
      arrowParens: 'always',
      lineWidth: 80,
      ...style,
    },
  };
  return {
    flow: flowOf(undefined) as TypeScriptFlow,
    target: target as TypeScriptTarget,
    clientFile: laterName === undefined ? 'src/mtls-pop/client.ts' : `src/mtls-pop/${laterName}/client.ts`,
    laterName,
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    wire: true,
  };
}

export function csharpInput(
  program: string | undefined,
  { section = 'MtlsPop', globalUsings = [] as readonly string[], sdk = 'Microsoft.NET.Sdk.Web' } = {},
): CSharpWiringInput {
  const project = 'src/Orders.Api/Orders.Api.csproj';
  const namespace = `Contoso.Orders.Api.MtlsPop${section === 'MtlsPop' ? '' : `.${section.slice(7)}`}`;
  const target = { projects: [{ path: project, sdk, globalUsings }] };
  return {
    flow: flowOf({ project, namespace } as CSharpFlow['place']) as CSharpFlow,
    target: target as unknown as CSharpTarget,
    section,
    read: (path) => (path === 'src/Orders.Api/Program.cs' ? program : undefined),
    wire: true,
  };
}

/** What an edit makes of a file; its edits have to be there. */
export function edited(wiring: Wiring, path: string, text: string | undefined): string {
  const edit = wiring.edits?.find((each) => each.path === path);
  if (edit === undefined) throw new Error(`${path} is not edited: ${wiring.why ?? 'not asked for'}`);
  const after = edit.apply(text);
  if (edit.apply(after) !== after) throw new Error(`${path} is edited again the second time.`);
  return after;
}
