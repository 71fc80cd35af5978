import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OutOfStockError, Stock } from '../src/stock.js';

describe('Stock', () => {
  it('counts', () => {
    const stock = new Stock();
    stock.add('screw', 10);
    assert.equal(stock.take('screw', 4), 6);
  });

  it('does not go below zero', () => {
    assert.throws(() => new Stock().take('screw', 1), OutOfStockError);
  });
});
