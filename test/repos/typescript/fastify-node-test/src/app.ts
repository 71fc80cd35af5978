import Fastify, { type FastifyInstance } from 'fastify';
import { stockPlugin } from './plugins/stock.js';
import { itemRoutes } from './routes/items.js';

export async function buildApp(): Promise<FastifyInstance> {
  const app = Fastify({ logger: false });
  await app.register(stockPlugin);
  await app.register(itemRoutes, { prefix: '/items' });
  return app;
}
