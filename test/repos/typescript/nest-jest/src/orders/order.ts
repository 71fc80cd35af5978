export interface OrderLine {
  sku: string;
  quantity: number;
  /** In cents. */
  price: number;
}

export interface Order {
  id: string;
  customer: string;
  lines: OrderLine[];
}

/** In cents, with a tenth off from ten pieces of a kind. */
export function total(order: Order): number {
  return order.lines.reduce((sum, { quantity, price }) => {
    const full = quantity * price;
    return sum + (quantity >= 10 ? Math.round(full * 0.9) : full);
  }, 0);
}
