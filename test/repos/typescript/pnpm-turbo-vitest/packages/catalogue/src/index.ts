import type { Money } from '@shop/money'

export interface Article {
  readonly id: string
  readonly title: string
  readonly price: Money
}

export class Catalogue {
  readonly #articles = new Map<string, Article>()

  put(article: Article): void {
    this.#articles.set(article.id, article)
  }

  search(words: string): Article[] {
    const wanted = words.toLowerCase().split(/\s+/)
    return [...this.#articles.values()].filter(({ title }) =>
      wanted.every((word) => title.toLowerCase().includes(word)),
    )
  }
}
