import { expect, it } from 'vitest'
import { add, format } from './index.js'

it('adds within a currency', () => {
  const sum = add(
    { cents: 150, currency: 'EUR' },
    { cents: 275, currency: 'EUR' },
  )
  expect(format(sum)).toBe('4.25 EUR')
})

it('does not add across currencies', () => {
  expect(() =>
    add({ cents: 1, currency: 'EUR' }, { cents: 1, currency: 'USD' }),
  ).toThrow('EUR is not USD')
})
