import { posix } from 'node:path';
import type { FileEdit } from '../../edit/file-edit.js';
import type { Parse } from '../../syntax/parse.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { attempt, editOf } from '../attempt.js';
import type { Attempt } from '../attempt.js';
import type { TypeScriptWiringInput, Wiring } from '../wiring.js';
import { inStyle, quoted } from './code.js';
import { addImport, importLines } from './imports.js';
import { appendTo } from './list.js';
import { importPath, namesOf, sourceFolderOf, urlOf } from './names.js';

/**
 * NestJS: a service in a file of its own that makes the client when it is first used, and a provider of the app's module. So neither the app
 * nor a test of its module needs the configuration before something calls the resource, and the connections close with the app.
 *
 * @param parse undefined where no edits are asked for
 */
export function wireNest(input: TypeScriptWiringInput, parse: Parse | undefined): Wiring {
  const folder = sourceFolderOf(input.target);
  const moduleFile = posix.join(folder, 'app.module.ts');
  const moduleText = input.read(moduleFile);
  const { service } = namesOf(input);
  const wiring = {
    title: `NestJS: ${service} as a provider of ${moduleText === undefined ? 'a module' : moduleFile}`,
    file: moduleText === undefined ? undefined : moduleFile,
    lines: linesFor(input),
    edits: undefined,
  };
  if (parse === undefined) return wiring;
  if (moduleText === undefined) return { ...wiring, why: `There is no ${moduleFile}.` };
  const serviceFile = posix.join(folder, namesOf(input).serviceFile);
  const editor = (tree: SyntaxTree): Attempt => addProvider(tree, input, moduleFile, serviceFile);
  const tried = attempt(moduleText, moduleFile, parse, editor);
  if ('why' in tried) return { ...wiring, why: tried.why };
  const what = { reason: `provides ${service}`, contribution: { provider: service } };
  const moduleEdit = editOf(moduleFile, what, parse, editor);
  // It is provided already, and so its owner's, whatever has become of it.
  if (tried.text === moduleText) return { ...wiring, edits: [moduleEdit] };

  const serviceText = serviceOf(input, serviceFile);
  const present = input.read(serviceFile);
  if (present !== undefined && present !== serviceText)
    return { ...wiring, why: `${serviceFile} is there already, and says something else.` };
  const serviceEdit: FileEdit = {
    path: serviceFile,
    reason: 'gives the app an mTLS client',
    apply: (text) => text ?? serviceText,
    contribution: { text: serviceText },
  };
  return { ...wiring, edits: [serviceEdit, moduleEdit] };
}

function linesFor(input: TypeScriptWiringInput): string[] {
  const { service, serviceFile } = namesOf(input);
  const file = posix.join(sourceFolderOf(input.target), serviceFile);
  const client = importPath(file, input.clientFile, input.target);
  return inStyle(
    [
      `// ${file}, with createClient from ${client}`,
      '@Injectable()',
      `export class ${service} implements OnModuleDestroy {`,
      '  private readonly client = createClient();',
      '  readonly http = this.client.http;',
      '  onModuleDestroy(): void { this.client.close(); }',
      '}',
      `// providers: [${service}]; then: await this.mtls.http.request(${quoted(urlOf(input))})`,
    ],
    input.target.style,
  );
}

function serviceOf(input: TypeScriptWiringInput, serviceFile: string): string {
  const { style } = input.target;
  const client = {
    source: importPath(serviceFile, input.clientFile, input.target),
    values: ['createClient'],
    types: ['MtlsClient'],
  };
  const lines = [
    ...importLines(
      { source: '@nestjs/common', values: ['Injectable'], types: ['OnModuleDestroy'] },
      false,
      style,
    ),
    ...importLines(client, false, style),
    ...inStyle(
      [
        '',
        '/** Calls the resource, with a client that is made on first use. */',
        '@Injectable()',
        `export class ${namesOf(input).service} implements OnModuleDestroy {`,
        '  private client: MtlsClient | undefined;',
        '',
        `  get http(): MtlsClient['http'] {`,
        '    this.client ??= createClient();',
        '    return this.client.http;',
        '  }',
        '',
        '  onModuleDestroy(): void {',
        '    this.client?.close();',
        '  }',
        '}',
      ],
      style,
    ),
  ];
  return (
    (style.bom ? '\uFEFF' : '') + lines.join(style.endOfLine) + (style.finalNewline ? style.endOfLine : '')
  );
}

function addProvider(
  tree: SyntaxTree,
  input: TypeScriptWiringInput,
  moduleFile: string,
  serviceFile: string,
): Attempt {
  const { style } = input.target;
  const { service } = namesOf(input);
  const options = moduleOptions(tree);
  if (options === undefined) return { why: `${moduleFile} does not have exactly one @Module({ … }).` };
  const providers = options.namedChildren.filter((member) => nameOf(member) === 'providers');
  const value = providers[0]?.child('value');
  if (providers.length > 1 || (providers.length === 1 && value?.type !== 'array'))
    return { why: `The providers of ${moduleFile} are not written as one list.` };
  if (value?.namedChildren.some(({ text }) => text === service) === true) return { splices: [] };
  if (tree.root.descendants('identifier').some(({ text }) => text === service))
    return { why: `${moduleFile} uses the name ${service} already.` };

  const source = importPath(moduleFile, serviceFile, input.target);
  const imported = addImport(tree, { source, values: [service], types: [] }, style);
  if (imported === undefined) return { why: `${moduleFile} has no imports to put one beside.` };
  const added =
    value === undefined
      ? appendTo(tree.text, options, `providers: [${service}]`, style)
      : appendTo(tree.text, value, service, style);
  return { splices: [imported, ...added] };
}

/** The object given to the file's only `@Module(…)`. */
function moduleOptions({ root }: SyntaxTree): SyntaxNode | undefined {
  const calls = root
    .descendants('decorator')
    .flatMap((decorator) => decorator.namedChildren)
    .filter((call) => call.type === 'call_expression' && call.child('function')?.text === 'Module');
  const given = calls[0]?.child('arguments')?.namedChildren ?? [];
  return calls.length === 1 && given.length === 1 && given[0]?.type === 'object' ? given[0] : undefined;
}

/** Name of an object's member, however it is written. */
const nameOf = (member: SyntaxNode): string =>
  (member.child('key') ?? member.child('name') ?? member).text.replaceAll(/^['"]|['"]$/g, '');
