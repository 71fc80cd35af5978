import { INestApplication } from '@nestjs/common';
import { Test, TestingModule } from '@nestjs/testing';
import { AppModule } from './../src/app.module';

describe('OrdersController (e2e)', () => {
  let app: INestApplication;

  beforeEach(async () => {
    const moduleFixture: TestingModule = await Test.createTestingModule({
      imports: [AppModule],
    }).compile();
    app = moduleFixture.createNestApplication();
    await app.listen(0);
  });

  afterEach(() => app.close());

  it('answers 404 for an order that is not there', async () => {
    const response = await fetch(`${await app.getUrl()}/orders/x`);
    expect(response.status).toBe(404);
  });
});
