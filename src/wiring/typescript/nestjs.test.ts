import { describe, expect, it } from 'vitest';
import { parseTypeScript } from '../../syntax/parse.js';
import { edited, typescriptInput } from '../testing/inputs.js';
import { wiringOf } from '../wiring-of.js';

const moduleFile = 'src/app.module.ts';
const serviceFile = 'src/mtls-pop.service.ts';

const scaffold = `import { Module } from '@nestjs/common';
import { AppController } from './app.controller';
import { AppService } from './app.service';
import { OrdersModule } from './orders/orders.module';

@Module({
  imports: [OrdersModule],
  controllers: [AppController],
  providers: [AppService],
})
export class AppModule {}
`;

type Style = Parameters<typeof typescriptInput>[2];

/** The module after the edit. */
async function wired(text: string, style?: Style): Promise<string> {
  return edited(await wiringOf(typescriptInput('nestjs', { [moduleFile]: text }, style)), moduleFile, text);
}

async function why(text: string, others: Record<string, string> = {}): Promise<string | undefined> {
  const wiring = await wiringOf(typescriptInput('nestjs', { [moduleFile]: text, ...others }));
  expect(wiring.edits).toBeUndefined();
  return wiring.why;
}

describe('wiring into NestJS', () => {
  it('adds a provider and its import, and changes nothing else', async () => {
    expect(await wired(scaffold)).toBe(
      scaffold
        .replace(
          'import { OrdersModule }',
          "import { MtlsPopService } from './mtls-pop.service';\nimport { OrdersModule }",
        )
        .replace('[AppService]', '[AppService, MtlsPopService]'),
    );
  });

  it('writes the service in the style of the repo', async () => {
    const style = {
      quotes: 'double',
      semicolons: false,
      indent: '\t',
      endOfLine: '\r\n',
      bom: true,
      importEnding: '.js',
    } as const;
    const wiring = await wiringOf(typescriptInput('nestjs', { [moduleFile]: scaffold }, style));
    const service = edited(wiring, serviceFile, undefined);
    expect(service.split('\r\n')).toEqual([
      '\uFEFFimport { Injectable, type OnModuleDestroy } from "@nestjs/common"',
      'import { createClient, type MtlsClient } from "./mtls-pop/client.js"',
      '',
      '/** Calls the resource, with a client that is made on first use. */',
      '@Injectable()',
      'export class MtlsPopService implements OnModuleDestroy {',
      '\tprivate client: MtlsClient | undefined',
      '',
      '\tget http(): MtlsClient["http"] {',
      '\t\tthis.client ??= createClient()',
      '\t\treturn this.client.http',
      '\t}',
      '',
      '\tonModuleDestroy(): void {',
      '\t\tthis.client?.close()',
      '\t}',
      '}',
      '',
    ]);
    expect((await parseTypeScript(service)).hasError).toBe(false);
  });

  it('keeps CRLF, tabs and double quotes, and adds to a list of lines', async () => {
    const text = [
      '\uFEFFimport { Module } from "@nestjs/common"',
      'import { AppService } from "./app.service" // the app',
      '',
      '@Module({',
      '\timports: [ConfigModule.forRoot({ isGlobal: true })],',
      '\tproviders: [',
      '\t\tAppService,',
      '\t\t{ provide: "CLOCK", useFactory: () => Date.now }, // for tests',
      '\t],',
      '})',
      'export class AppModule {}',
      '',
    ].join('\r\n');
    expect(await wired(text, { quotes: 'double', semicolons: false, indent: '\t', endOfLine: '\r\n' })).toBe(
      text
        .replace('// the app', '// the app\r\nimport { MtlsPopService } from "./mtls-pop.service"')
        .replace('// for tests', '// for tests\r\n\t\tMtlsPopService,'),
    );
  });

  it('gives the comma that the element before it lacks', async () => {
    const text = scaffold.replace('[AppService]', '[\n    AppService, // first\n    Clock // last\n  ]');
    expect(await wired(text)).toContain('    Clock, // last\n    MtlsPopService\n  ],');
  });

  it('fills an empty list, one with only a comment, and a module without providers', async () => {
    expect(await wired(scaffold.replace('[AppService]', '[]'))).toContain('providers: [MtlsPopService],');
    expect(await wired(scaffold.replace('[AppService]', '[\n    // none yet\n  ]'))).toContain(
      '[\n    // none yet\n    MtlsPopService,\n  ],',
    );
    expect(await wired(scaffold.replace('  providers: [AppService],\n', ''))).toContain(
      '  controllers: [AppController],\n  providers: [MtlsPopService],\n})',
    );
    expect(
      await wired("import { Module } from '@nestjs/common';\n@Module({})\nexport class AppModule {}\n"),
    ).toBe(
      "import { Module } from '@nestjs/common';\nimport { MtlsPopService } from './mtls-pop.service';\n@Module({ providers: [MtlsPopService] })\nexport class AppModule {}\n",
    );
  });

  it('gives each element a line where one line would become too wide', async () => {
    const list = '[AppService, OrdersService, CustomersService, InvoicesService]';
    expect(await wired(scaffold.replace('[AppService]', list))).toContain(
      '  providers: [\n    AppService,\n    OrdersService,\n    CustomersService,\n    InvoicesService,\n    MtlsPopService,\n  ],\n',
    );
  });

  it('leaves everything as it is where the service is provided already', async () => {
    const text = await wired(scaffold);
    const wiring = await wiringOf(
      typescriptInput('nestjs', { [moduleFile]: text, [serviceFile]: '// the owner changed it\n' }),
    );
    expect(wiring.edits?.map(({ path }) => path)).toEqual([moduleFile]);
    expect(edited(wiring, moduleFile, text)).toBe(text);
  });

  it('gives a later flow names of its own', async () => {
    const wiring = await wiringOf(
      typescriptInput('nestjs', { [moduleFile]: scaffold }, { laterName: 'key-vault' }),
    );
    expect(wiring.edits?.map(({ path }) => path)).toEqual(['src/key-vault-mtls-pop.service.ts', moduleFile]);
    expect(edited(wiring, moduleFile, scaffold)).toContain(
      'providers: [AppService, KeyVaultMtlsPopService],',
    );
    expect(edited(wiring, 'src/key-vault-mtls-pop.service.ts', undefined)).toContain(
      "from './mtls-pop/key-vault/client';",
    );
  });

  it('says why it does not edit what is not clear', async () => {
    expect(await why('export class AppModule {}\n')).toBe(
      'src/app.module.ts does not have exactly one @Module({ … }).',
    );
    expect(await why(`${scaffold}@Module({})\nexport class Other {}\n`)).toContain('exactly one');
    expect(await why(scaffold.replace('@Module({', '@Module(common, {'))).toContain('exactly one');
    expect(await why(scaffold.replace('[AppService]', 'allProviders'))).toContain('not written as one list');
    expect(await why(scaffold.replace('providers: [AppService]', 'providers'))).toContain(
      'not written as one list',
    );
    expect(await why(scaffold.replace('OrdersModule', 'MtlsPopService'))).toContain('uses the name');
    expect(await why(scaffold.replace('})', '}'))).toBe('src/app.module.ts has a syntax error in line 6.');
    expect(await why(scaffold, { [serviceFile]: 'export {};\n' })).toContain('is there already');
    const none = await wiringOf(typescriptInput('nestjs', {}));
    expect(none).toMatchObject({ file: undefined, edits: undefined, why: 'There is no src/app.module.ts.' });
  });

  it('shows at most eight lines, and reads nothing twice when it is not asked to edit', async () => {
    const wiring = await wiringOf({ ...typescriptInput('nestjs', { [moduleFile]: scaffold }), wire: false });
    expect(wiring).toMatchObject({ file: moduleFile, edits: undefined });
    expect(wiring.why).toBeUndefined();
    expect(wiring.lines.length).toBeLessThanOrEqual(8);
    expect(wiring.lines.join('\n')).toContain("request('https://api.contoso.example/orders')");
  });
});
