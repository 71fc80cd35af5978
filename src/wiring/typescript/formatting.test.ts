import { format } from 'prettier';
import type { Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { typescriptInput } from '../testing/inputs.js';
import { wiringOf } from '../wiring-of.js';

const files = {
  nestjs: [
    'src/app.module.ts',
    `import { Module } from '@nestjs/common';
import { AppController } from './app.controller';
import { AppService } from './app.service';

@Module({
  controllers: [AppController],
  providers: [AppService, OrdersService, CustomersService],
})
export class AppModule {}
`,
  ],
  fastify: [
    'src/server.ts',
    `import Fastify from 'fastify';
import { orders } from './orders.js';

export async function build() {
  const server = Fastify({ logger: true });
  await server.register(orders, { prefix: '/orders' });
  return server;
}
`,
  ],
  express: [
    'src/app.ts',
    `import express from 'express';
import type { Express } from 'express';

export function build(): Express {
  const app = express();
  app.use(express.json());
  return app;
}
`,
  ],
} as const;

const styles: readonly Options[] = [
  { singleQuote: true },
  { singleQuote: false, semi: false, useTabs: true, trailingComma: 'none' },
  { singleQuote: true, tabWidth: 4, bracketSpacing: false, arrowParens: 'avoid', printWidth: 70 },
  { singleQuote: false, endOfLine: 'crlf', trailingComma: 'es5', printWidth: 100 },
];

describe('a wired file', () => {
  it.each(styles.flatMap((style) => ['nestjs', 'fastify', 'express'].map((name) => ({ ...style, name }))))(
    'that Prettier had formatted has nothing for it to change: %j',
    async ({ name, ...style }) => {
      const options: Options = { parser: 'typescript', ...style };
      const [path, source] = files[name as keyof typeof files];
      const text = await format(source, options);
      for (const laterName of [undefined, 'customers']) {
        const wiring = await wiringOf(
          typescriptInput(
            name as keyof typeof files,
            { [path]: text },
            {
              importEnding: name === 'fastify' ? '.js' : '',
              quotes: style.singleQuote === true ? 'single' : 'double',
              semicolons: style.semi ?? true,
              indent: style.useTabs === true ? '\t' : ' '.repeat(style.tabWidth ?? 2),
              endOfLine: style.endOfLine === 'crlf' ? '\r\n' : '\n',
              trailingCommas: style.trailingComma ?? 'all',
              bracketSpacing: style.bracketSpacing ?? true,
              arrowParens: style.arrowParens ?? 'always',
              lineWidth: style.printWidth ?? 80,
              ...(laterName !== undefined && { laterName }),
            },
          ),
        );
        expect(wiring.why).toBeUndefined();
        for (const edit of wiring.edits ?? []) {
          const after = edit.apply(edit.path === path ? text : undefined);
          expect(after).not.toBe(text);
          expect(await format(after, options)).toBe(after);
        }
      }
    },
  );
});
