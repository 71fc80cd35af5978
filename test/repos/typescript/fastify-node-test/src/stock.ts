export class OutOfStockError extends Error {
  override name = 'OutOfStockError';
}

/** How many of each item there are. */
export class Stock {
  readonly #items = new Map<string, number>();

  add(item: string, count: number): number {
    const now = this.count(item) + count;
    this.#items.set(item, now);
    return now;
  }

  take(item: string, count: number): number {
    if (this.count(item) < count) {
      throw new OutOfStockError(`only ${this.count(item)} of ${item} left`);
    }
    return this.add(item, -count);
  }

  count(item: string): number {
    return this.#items.get(item) ?? 0;
  }
}
