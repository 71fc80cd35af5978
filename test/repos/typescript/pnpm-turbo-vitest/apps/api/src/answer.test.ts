import { Catalogue } from '@shop/catalogue'
import { describe, expect, it } from 'vitest'
import { answer } from './answer.js'

describe('the search', () => {
  const catalogue = new Catalogue()
  catalogue.put({
    id: '1',
    title: 'Green tea',
    price: { cents: 399, currency: 'EUR' },
  })

  it('answers with prices to read', () => {
    expect(answer(catalogue, '/search?q=tea')).toEqual({
      status: 200,
      body: [{ id: '1', title: 'Green tea', price: '3.99 EUR' }],
    })
  })

  it('asks for words', () => {
    expect(answer(catalogue, '/search').status).toBe(400)
  })
})
