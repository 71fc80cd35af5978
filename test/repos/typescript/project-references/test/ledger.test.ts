import * as assert from 'node:assert';
import { Ledger, UnbalancedError } from '../src';

describe('Ledger', () => {
  it('keeps balances', () => {
    const ledger = new Ledger();
    ledger.book([
      { account: 'bank', side: 'debit', amount: 100 },
      { account: 'sales', side: 'credit', amount: 100 },
    ]);
    assert.strictEqual(ledger.balance('bank'), 100);
    assert.strictEqual(ledger.balance('sales'), -100);
  });

  it('refuses what does not balance, and books none of it', () => {
    const ledger = new Ledger();
    assert.throws(
      () => ledger.book([{ account: 'bank', side: 'debit', amount: 1 }]),
      UnbalancedError,
    );
    assert.strictEqual(ledger.balance('bank'), 0);
  });
});
