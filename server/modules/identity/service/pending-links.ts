import type { GraphLink } from './graph.ts'

/** The batch's own links, one a pair; found by the birth on their smaller end without making a key. */
export class PendingLinks {
  readonly #heads = new Map<string, GraphLink>()

  find(a: string, b: string): GraphLink | undefined {
    for (let link = this.#heads.get(a); link !== undefined; link = link.next) if (link.b === b) return link
    return undefined
  }

  /** Puts a link in the place of whatever there was of the pair. */
  put(link: GraphLink): void {
    this.delete(link.a, link.b)
    link.next = this.#heads.get(link.a)
    this.#heads.set(link.a, link)
  }

  delete(a: string, b: string): void {
    let before: GraphLink | undefined
    for (let link = this.#heads.get(a); link !== undefined; before = link, link = link.next) {
      if (link.b !== b) continue
      if (before !== undefined) before.next = link.next
      else if (link.next !== undefined) this.#heads.set(a, link.next)
      else this.#heads.delete(a)
      return
    }
  }

  list(): GraphLink[] {
    const links: GraphLink[] = []
    for (const head of this.#heads.values()) {
      for (let link: GraphLink | undefined = head; link !== undefined; link = link.next) links.push(link)
    }
    return links
  }
}
