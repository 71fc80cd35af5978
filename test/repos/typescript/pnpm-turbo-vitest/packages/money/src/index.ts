export interface Money {
  readonly cents: number
  readonly currency: string
}

export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new Error(`${a.currency} is not ${b.currency}`)
  return { cents: a.cents + b.cents, currency: a.currency }
}

export const format = ({ cents, currency }: Money): string =>
  `${(cents / 100).toFixed(2)} ${currency}`
