import fp from 'fastify-plugin';
import { Stock } from '../stock.js';

declare module 'fastify' {
  interface FastifyInstance {
    stock: Stock;
  }
}

export const stockPlugin = fp(async (app) => {
  app.decorate('stock', new Stock());
});
