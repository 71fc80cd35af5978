import { Entry } from './entry';

export class UnbalancedError extends Error {
  constructor(readonly difference: number) {
    super(`The entries differ by ${difference}`);
    this.name = 'UnbalancedError';
  }
}

/** Double entry: what is booked always balances. */
export class Ledger {
  private readonly entries: Entry[] = [];

  book(entries: readonly Entry[]): void {
    const difference = entries.reduce((sum, entry) => sum + signed(entry), 0);
    if (difference !== 0) {
      throw new UnbalancedError(difference);
    }
    this.entries.push(...entries);
  }

  balance(account: string): number {
    return this.entries
      .filter((entry) => entry.account === account)
      .reduce((sum, entry) => sum + signed(entry), 0);
  }
}

function signed({ side, amount }: Entry): number {
  return side === 'debit' ? amount : -amount;
}
