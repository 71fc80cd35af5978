import { expect, it } from 'vitest'
import { Catalogue } from './index.js'

it('finds by all words in any order', () => {
  const catalogue = new Catalogue()
  const price = { cents: 100, currency: 'EUR' }
  catalogue.put({ id: '1', title: 'Green tea', price })
  catalogue.put({ id: '2', title: 'Green paint', price })
  expect(catalogue.search('TEA green').map(({ id }) => id)).toEqual(['1'])
})
