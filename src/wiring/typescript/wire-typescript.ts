import { loadParser } from '../../syntax/parse.js';
import { isFound } from '../../target/guess.js';
import type { TypeScriptWiringInput, Wiring } from '../wiring.js';
import { inStyle, quoted } from './code.js';
import { wireServer } from './http-server.js';
import { importedAs, importPath, namesOf, sourceFolderOf, urlOf } from './names.js';
import { wireNest } from './nestjs.js';

/** How a TypeScript service comes to use a flow, as the framework that was found has it. */
export async function wireTypeScript(input: TypeScriptWiringInput): Promise<Wiring> {
  const { framework } = input.target;
  const found = isFound(framework) ? framework.value : 'plain';
  if (found === 'plain') return wirePlain(input);
  const parse = input.wire ? await loadParser('typescript') : undefined;
  return found === 'nestjs' ? wireNest(input, parse) : wireServer(input, found, parse);
}

function wirePlain(input: TypeScriptWiringInput): Wiring {
  const { variable, create } = namesOf(input);
  const from = `${sourceFolderOf(input.target)}/index.ts`;
  return {
    title: 'Where the service calls the resource',
    file: undefined,
    lines: inStyle(
      [
        `import { ${importedAs('createClient', create)} } from ${quoted(importPath(from, input.clientFile, input.target))};`,
        '// one for the process',
        `const ${variable} = ${create}();`,
        `const response = await ${variable}.http.request(${quoted(urlOf(input))});`,
        '// where the service ends',
        `${variable}.close();`,
      ],
      input.target.style,
    ),
    edits: undefined,
    ...(input.wire && { why: 'There is no NestJS, Fastify or Express in this package to add it to.' }),
  };
}
