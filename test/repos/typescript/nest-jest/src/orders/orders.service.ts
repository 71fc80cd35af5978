import { Injectable, NotFoundException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Order, OrderLine, total } from './order';

@Injectable()
export class OrdersService {
  private readonly orders = new Map<string, Order>();

  place(customer: string, lines: OrderLine[]): Order {
    const order = { id: randomUUID(), customer, lines };
    this.orders.set(order.id, order);
    return order;
  }

  find(id: string): Order {
    const order = this.orders.get(id);
    if (order === undefined) {
      throw new NotFoundException(`There is no order ${id}`);
    }
    return order;
  }

  revenue(): number {
    return [...this.orders.values()].reduce(
      (sum, each) => sum + total(each),
      0,
    );
  }
}
