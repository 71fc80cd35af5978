import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildApp } from '../../src/app.js';

it('answers 409 when there is not enough', async () => {
  const app = await buildApp();
  app.stock.add('screw', 1);
  const response = await app.inject({
    method: 'POST',
    url: '/items/screw/take',
    payload: { count: 2 },
  });
  assert.equal(response.statusCode, 409);
  assert.deepEqual(response.json(), { error: 'only 1 of screw left' });
});
