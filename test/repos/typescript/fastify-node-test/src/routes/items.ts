import type { FastifyPluginAsync } from 'fastify';
import { OutOfStockError } from '../stock.js';

export const itemRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { item: string } }>('/:item', async (request) => ({
    count: app.stock.count(request.params.item),
  }));

  app.post<{ Params: { item: string }; Body: { count: number } }>(
    '/:item/take',
    async (request, reply) => {
      try {
        return { count: app.stock.take(request.params.item, request.body.count) };
      } catch (error) {
        if (error instanceof OutOfStockError) return reply.code(409).send({ error: error.message });
        throw error;
      }
    },
  );
};
