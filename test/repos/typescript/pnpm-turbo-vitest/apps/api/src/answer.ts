import type { Catalogue } from '@shop/catalogue'
import { format } from '@shop/money'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** What a request for `/search?q=…` gets. */
export function answer(catalogue: Catalogue, url: string): Answer {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const words = searchParams.get('q')
  if (pathname !== '/search') return { status: 404, body: { error: pathname } }
  if (words === null) return { status: 400, body: { error: 'q is missing' } }
  return {
    status: 200,
    body: catalogue
      .search(words)
      .map(({ id, title, price }) => ({ id, title, price: format(price) })),
  }
}
