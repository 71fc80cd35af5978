import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Order, OrderLine } from './order';
import { OrdersService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Post()
  place(@Body() body: { customer: string; lines: OrderLine[] }): Order {
    return this.orders.place(body.customer, body.lines);
  }

  @Get(':id')
  find(@Param('id') id: string): Order {
    return this.orders.find(id);
  }
}
