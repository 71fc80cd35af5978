import { describe, expect, it } from 'vitest';
import { edited, typescriptInput } from '../testing/inputs.js';
import { wiringOf } from '../wiring-of.js';

type Options = Parameters<typeof typescriptInput>[2];

async function wired(
  framework: 'fastify' | 'express',
  text: string,
  options?: Options,
  path = 'src/app.ts',
): Promise<string> {
  return edited(await wiringOf(typescriptInput(framework, { [path]: text }, options)), path, text);
}

async function why(
  framework: 'fastify' | 'express',
  files: Record<string, string>,
): Promise<string | undefined> {
  const wiring = await wiringOf(typescriptInput(framework, files));
  expect(wiring.edits).toBeUndefined();
  expect(wiring.lines.length).toBeLessThanOrEqual(8);
  return wiring.why;
}

describe('wiring into Fastify', () => {
  it('decorates the server in the function that makes it, and closes with it', async () => {
    const text = [
      "import Fastify, { type FastifyInstance } from 'fastify';",
      "import { ordersRoutes } from './routes/orders.js';",
      '',
      '/** Builds the app. */',
      'export async function buildApp(): Promise<FastifyInstance> {',
      '  const app = Fastify({',
      '    logger: true,',
      '  }).withTypeProvider<TypeBoxTypeProvider>(); // the server',
      '',
      "  await app.register(ordersRoutes, { prefix: '/orders' });",
      '  return app;',
      '}',
      '',
    ];
    expect((await wired('fastify', text.join('\n'), { importEnding: '.js' })).split('\n')).toEqual([
      text[0],
      "import { createClient, type MtlsClient } from './mtls-pop/client.js';",
      text[1],
      '',
      "declare module 'fastify' {",
      '  interface FastifyInstance {',
      '    mtls: MtlsClient;',
      '  }',
      '}',
      ...text.slice(2, 8),
      '  let mtls: MtlsClient | undefined;',
      "  app.decorate('mtls', {",
      '    getter: () => {',
      '      mtls ??= createClient();',
      '      return mtls;',
      '    },',
      '  });',
      "  app.addHook('onClose', () => {",
      '    mtls?.close();',
      '  });',
      ...text.slice(8),
    ]);
  });

  it('keeps a file with tabs, CRLF, double quotes and no semicolons that way', async () => {
    const text =
      'import type { Config } from "./config.ts"\r\nimport { fastify } from "fastify"\r\n\r\nexport const build = (config: Config) => {\r\n\tconst server = fastify({ logger: config.log })\r\n\treturn server\r\n}\r\n';
    const after = await wired('fastify', text, {
      importEnding: '.ts',
      indent: '\t',
      quotes: 'double',
      semicolons: false,
      endOfLine: '\r\n',
      laterName: 'graph',
    });
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n;']/);
    expect(after).toContain(
      'import { createClient as createGraphClient } from "./mtls-pop/graph/client.ts"\r\nimport type { MtlsClient as GraphMtlsClient } from',
    );
    expect(after).toContain('\r\n\tserver.decorate("mtlsGraph", {\r\n\t\tgetter: () => {\r\n');
  });

  it('says why it does not edit what is not clear', async () => {
    const one = "import fastify from 'fastify';\nconst app = fastify();\n";
    expect(await why('fastify', {})).toBe('No file at a usual place makes a Fastify server.');
    expect(await why('fastify', { 'src/app.ts': one, 'src/server.ts': one })).toBe(
      'src/app.ts and src/server.ts each make a Fastify server.',
    );
    const exactly = 'src/app.ts does not make exactly one Fastify server in a variable of its own.';
    expect(await why('fastify', { 'src/app.ts': `${one}const admin = fastify();\n` })).toBe(exactly);
    expect(await why('fastify', { 'src/app.ts': `${one.replace('const', 'if (x) { const')}}\n` })).toBe(
      exactly,
    );
    expect(await why('fastify', { 'src/app.ts': one.replace('const app', 'this.app') })).toBe(exactly);
    expect(await why('fastify', { 'src/app.ts': one.replace('();', '(); app.get();') })).toBe(exactly);
    expect(await why('fastify', { 'src/app.ts': `${one}const mtls = 1;\n` })).toContain(
      'uses the name mtls already',
    );
    expect(await why('fastify', { 'src/app.ts': `${one}app.get('/', () => {\n` })).toContain(
      'syntax error in line',
    );
  });
});

describe('wiring into Express', () => {
  it('gives the app a function for the client', async () => {
    const text = `import express from 'express';\nimport * as path from 'path';\n\nexport const app = express();\n\napp.use(express.json());\n`;
    expect(await wired('express', text)).toBe(
      `import express from 'express';\nimport * as path from 'path';\nimport { createClient, type MtlsClient } from './mtls-pop/client';\n\nexport const app = express();\nlet mtls: MtlsClient | undefined;\napp.set('mtls', () => {\n  mtls ??= createClient();\n  return mtls;\n});\n\napp.use(express.json());\n`,
    );
  });

  it('gives a server two flows', async () => {
    const text = `import express from 'express';\n\nconst app = express();\n`;
    const first = await wired('express', text);
    const after = await wired('express', first, { laterName: 'graph' });
    expect(after.match(/app\.set\('\w+'/g)).toEqual(["app.set('mtlsGraph'", "app.set('mtls'"]);
    expect(await wired('express', after)).toBe(after);
  });

  it('breaks what would be too wide, as formatters do', async () => {
    const text = `import express from 'express';\n\nconst app = express();\n`;
    expect(
      await wired('express', text, { laterName: 'customers-service', trailingCommas: 'none' }),
    ).toContain(
      "import {\n  createClient as createCustomersServiceClient,\n  type MtlsClient as CustomersServiceMtlsClient\n} from './mtls-pop/customers-service/client';\n",
    );
  });

  it('knows each way to import it', async () => {
    for (const [line, call] of [
      ["import * as express from 'express';", 'express()'],
      ["import express = require('express');", 'express()'],
      ["import express, { Router } from 'express';", 'express() as Application'],
      ["import { default as express } from 'express';", 'express()'],
    ] as const) {
      const text = `${line}\nconst api: Application = ${call};\n`;
      expect(await wired('express', text, {}, 'index.ts'), line).toContain(
        `${call};\nlet mtls: MtlsClient | undefined;\napi.set('mtls', () => {`,
      );
    }
  });

  it('says why it does not edit what is not clear', async () => {
    expect(
      await why('express', { 'src/app.ts': "const express = require('express');\nconst app = express();\n" }),
    ).toContain('exactly one Express server');
    expect(await why('express', { 'src/index.ts': "import type { Express } from 'express';\n" })).toContain(
      'No file',
    );
  });
});

describe('wiring into plain TypeScript', () => {
  it('shows lines, and says that there is nothing to edit', async () => {
    const wiring = await wiringOf(typescriptInput('plain', {}, { semicolons: false, quotes: 'double' }));
    expect(wiring.lines).toContain(
      'const response = await mtls.http.request("https://api.contoso.example/orders")',
    );
    expect(wiring.edits).toBeUndefined();
    expect(wiring.why).toContain('no NestJS, Fastify or Express');
  });

  it('escapes what was answered', async () => {
    const input = typescriptInput('plain', {});
    const settings = { ...input.flow.settings, resourceUrl: "https://x.example/'\\" };
    const wiring = await wiringOf({ ...input, flow: { ...input.flow, settings } });
    expect(wiring.lines.join('\n')).toContain(String.raw`request('https://x.example/\'\\')`);
  });
});
