import { Test, TestingModule } from '@nestjs/testing';
import { OrdersService } from './orders.service';

describe('OrdersService', () => {
  let service: OrdersService;

  beforeEach(async () => {
    const module: TestingModule = await Test.createTestingModule({
      providers: [OrdersService],
    }).compile();
    service = module.get<OrdersService>(OrdersService);
  });

  it('should find what was placed', () => {
    const order = service.place('Ada', [{ sku: 'a', quantity: 1, price: 250 }]);
    expect(service.find(order.id)).toEqual(order);
  });

  it('should count a discount into the revenue', () => {
    service.place('Ada', [{ sku: 'a', quantity: 10, price: 100 }]);
    service.place('Bob', [{ sku: 'b', quantity: 1, price: 50 }]);
    expect(service.revenue()).toBe(950);
  });

  it('should refuse an order that is not there', () => {
    expect(() => service.find('x')).toThrow('There is no order x');
  });
});
