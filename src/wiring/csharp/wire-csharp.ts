import { posix } from 'node:path';
import { loadParser } from '../../syntax/parse.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { attempt, editOf } from '../attempt.js';
import type { Attempt } from '../attempt.js';
import type { CSharpWiringInput, Wiring } from '../wiring.js';
import { addRegistration } from './program.js';
import { registrationOf } from './registration.js';
import type { Registration } from './registration.js';
import { addUsing } from './usings.js';

/**
 * ASP.NET Core, a worker, or another host: the registration of the flow's services in `Program.cs`, behind what is registered there.
 */
export async function wireCSharp(input: CSharpWiringInput): Promise<Wiring> {
  const { place } = input.flow;
  if (place === undefined) throw new Error('Only a flow that lies in a repo is wired.');
  const path = posix.join(posix.dirname(place.project), 'Program.cs');
  const text = input.read(path);
  const project = input.target.projects.find((each) => each.path === place.project);
  const registration = registrationOf(input.section, place.namespace);
  const wiring = {
    title: `${hostOf(project?.sdk, text)}: the services of ${registration.namespace}`,
    file: text === undefined ? undefined : path,
    lines: linesFor(input, registration, text),
    edits: undefined,
  };
  if (!input.wire) return wiring;
  if (text === undefined) return { ...wiring, why: `There is no ${path}.` };

  const parse = await loadParser('csharp');
  const globalUsings = project?.globalUsings ?? [];
  const editor = (tree: SyntaxTree): Attempt => {
    const registered = addRegistration(tree, registration, path);
    if ('why' in registered || registered.splices.length === 0) return registered;
    return { splices: [...addUsing(tree, registration.using, globalUsings), ...registered.splices] };
  };
  const tried = attempt(text, path, parse, editor);
  if ('why' in tried) return { ...wiring, why: tried.why };
  const contribution = { registers: registration.method };
  return {
    ...wiring,
    edits: [editOf(path, { reason: `registers ${registration.namespace}`, contribution }, parse, editor)],
  };
}

function hostOf(sdk: string | undefined, program: string | undefined): string {
  if (sdk === 'Microsoft.NET.Sdk.Web') return 'ASP.NET Core';
  if (sdk === 'Microsoft.NET.Sdk.Worker') return 'Worker';
  return program !== undefined && /\bHost\s*\.\s*Create/.test(program)
    ? 'Host'
    : 'Where services are registered';
}

function linesFor(
  { flow }: CSharpWiringInput,
  { namespace, using, method, section }: Registration,
  program: string | undefined,
): string[] {
  const url = JSON.stringify(flow.settings.resourceUrl ?? 'https://resource.example/');
  const isDefaultBuilder = program !== undefined && /\bCreateDefaultBuilder\s*\(/.test(program);
  const registers = isDefaultBuilder
    ? `.ConfigureServices((context, services) => services.${method}(context.Configuration.GetSection(${section})))`
    : `builder.Services.${method}(builder.Configuration.GetSection(${section}));`;
  return [
    `using ${using};`,
    registers,
    `// in a service whose constructor takes a ${namespace}.ResourceCaller`,
    `using var request = new HttpRequestMessage(HttpMethod.Get, ${url});`,
    'using HttpResponseMessage response = await resourceCaller.SendAsync(request, cancellationToken);',
  ];
}
