import { insertion } from '../../edit/splice.js';
import type { Splice } from '../../edit/splice.js';
import type { Parse } from '../../syntax/parse.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { attempt, editOf } from '../attempt.js';
import type { Attempt } from '../attempt.js';
import { block, endOfLine, eolOf, indentAt } from '../layout.js';
import type { TypeScriptWiringInput, Wiring } from '../wiring.js';
import { inStyle, quoted } from './code.js';
import { addImport, importsOf } from './imports.js';
import { importedAs, importPath, namesOf, sourceFolderOf, urlOf } from './names.js';
import type { WiringNames } from './names.js';
import { serverFiles, serverOf } from './server.js';

/** What differs between the frameworks. Lines are in the style of this house, and so that no formatter wants them otherwise. */
interface Framework {
  readonly id: 'fastify' | 'express';
  readonly name: string;
  /** What stands right behind the statement that makes the server `app`. */
  readonly setUp: (app: string, names: WiringNames) => string[];
  /** The same for a person to write, shorter. */
  readonly inShort: (names: WiringNames) => string[];
  /** What stands behind the imports. */
  readonly declarations: (names: WiringNames) => string[];
  /** How a handler gets the client. */
  readonly use: (names: WiringNames) => string;
}

/** A decorator of the server, which a plugin's routes see too, and a hook that closes the connections. */
const fastify: Framework = {
  id: 'fastify',
  name: 'Fastify',
  setUp: (app, { variable, create, client }) => [
    `let ${variable}: ${client} | undefined;`,
    `${app}.decorate('${variable}', {`,
    '  getter: () => {',
    `    ${variable} ??= ${create}();`,
    `    return ${variable};`,
    '  },',
    '});',
    `${app}.addHook('onClose', () => {`,
    `  ${variable}?.close();`,
    '});',
  ],
  inShort: ({ variable, create, client }) => [
    `declare module 'fastify' { interface FastifyInstance { ${variable}: ${client} } }`,
    `let ${variable}: ${client} | undefined;`,
    `app.decorate('${variable}', { getter: () => (${variable} ??= ${create}()) });`,
    `app.addHook('onClose', () => ${variable}?.close());`,
  ],
  declarations: ({ variable, client }) => [
    `declare module 'fastify' {`,
    '  interface FastifyInstance {',
    `    ${variable}: ${client};`,
    '  }',
    '}',
  ],
  use: ({ variable }) => `request.server.${variable}`,
};

/**
 * A setting of the app, not a member of `app.locals`: that has an index signature, so its members are errors where the compiler is
 * told to forbid them. Express has no hook for its end, and needs none: idle connections keep no process alive.
 */
const express: Framework = {
  id: 'express',
  name: 'Express',
  setUp: (app, { variable, create, client }) => [
    `let ${variable}: ${client} | undefined;`,
    `${app}.set('${variable}', () => {`,
    `  ${variable} ??= ${create}();`,
    `  return ${variable};`,
    '});',
  ],
  inShort: ({ variable, create, client }) => [
    `let ${variable}: ${client} | undefined;`,
    `app.set('${variable}', () => (${variable} ??= ${create}()));`,
  ],
  declarations: () => [],
  use: ({ variable, client }) => `(req.app.get('${variable}') as () => ${client})()`,
};

const frameworks = { fastify, express };

/**
 * Fastify and Express: right behind the statement that makes the server. The client is made when it is first used, so neither the service
 * nor its tests need the configuration before something calls the resource.
 *
 * @param parse undefined where no edits are asked for
 */
export function wireServer(
  input: TypeScriptWiringInput,
  framework: 'fastify' | 'express',
  parse: Parse | undefined,
): Wiring {
  const { id, name } = frameworks[framework];
  const files = serverFiles(input, id);
  const file = files.length === 1 ? files[0] : undefined;
  const wiring = {
    title: `${name}: where the server is made${file === undefined ? '' : `, ${file.path}`}`,
    file: file?.path,
    lines: linesFor(input, frameworks[framework], file?.path),
    edits: undefined,
  };
  if (parse === undefined) return wiring;
  if (file === undefined) {
    const why =
      files.length === 0
        ? `No file at a usual place makes a ${name} server.`
        : `${files.map(({ path }) => path).join(' and ')} each make a ${name} server.`;
    return { ...wiring, why };
  }
  const editor = (tree: SyntaxTree): Attempt => setUpClient(tree, input, frameworks[framework], file.path);
  const tried = attempt(file.text, file.path, parse, editor);
  if ('why' in tried) return { ...wiring, why: tried.why };
  const contribution = { client: namesOf(input).variable };
  return {
    ...wiring,
    edits: [editOf(file.path, { reason: 'gives the server an mTLS client', contribution }, parse, editor)],
  };
}

function linesFor(input: TypeScriptWiringInput, framework: Framework, file: string | undefined): string[] {
  const names = namesOf(input);
  const from = file ?? `${sourceFolderOf(input.target)}/app.ts`;
  const client = quoted(importPath(from, input.clientFile, input.target));
  return inStyle(
    [
      `import { ${importedAs('createClient', names.create)}, type ${importedAs('MtlsClient', names.client)} } from ${client};`,
      ...framework.inShort(names),
      '// in a handler',
      `const response = await ${framework.use(names)}.http.request(${quoted(urlOf(input))});`,
      ...(framework.id === 'express' ? ['// where the server closes', `${names.variable}?.close();`] : []),
    ],
    input.target.style,
  );
}

function setUpClient(
  tree: SyntaxTree,
  input: TypeScriptWiringInput,
  framework: Framework,
  file: string,
): Attempt {
  const { style } = input.target;
  const names = namesOf(input);
  const source = importPath(file, input.clientFile, input.target);
  const imports = importsOf(tree);
  if (imports.some((each) => each.source === source)) return { splices: [] };

  const server = serverOf(tree, framework.id);
  if (server === undefined)
    return { why: `${file} does not make exactly one ${framework.name} server in a variable of its own.` };
  const taken = [names.variable, names.create, names.client].find((name) => isUsed(tree, name));
  if (taken !== undefined) return { why: `${file} uses the name ${taken} already.` };
  const imported = addImport(
    tree,
    {
      source,
      values: [importedAs('createClient', names.create)],
      types: [importedAs('MtlsClient', names.client)],
    },
    style,
  );
  const declared = declare(
    tree,
    inStyle(framework.declarations(names), style),
    eolOf(tree.text, style.endOfLine),
  );
  if (imported === undefined || declared === undefined)
    return { why: `${file} has no imports to put one beside.` };

  const eol = eolOf(tree.text, style.endOfLine);
  const lines = inStyle(framework.setUp(server.variable, names), style);
  const setUp = insertion(server.end, eol + block(lines, indentAt(tree.text, server.statement.start), eol));
  return { splices: [imported, ...declared, setUp] };
}

/** A declaration behind the imports, with a blank line above it. */
function declare(tree: SyntaxTree, lines: readonly string[], eol: string): Splice[] | undefined {
  if (lines.length === 0) return [];
  const last = importsOf(tree).at(-1);
  const end = last === undefined ? undefined : endOfLine(tree.text, last.node.end);
  return end === undefined ? undefined : [insertion(end, eol + eol + lines.join(eol))];
}

const isUsed = ({ root }: SyntaxTree, name: string): boolean =>
  [...root.walk()].some(
    ({ type, text }) => text === name && (type.endsWith('identifier') || type.endsWith('identifier_pattern')),
  );
