import type { IdentifierKind } from '@splot/contract/identifiers'

/** An identifier as a sender names it in `context.externalIds`: `shopify:123` is the id `123` of the system `shopify`. */
export function nameExternally({ kind, value }: { kind: IdentifierKind; value: string }) {
  const cut = kind === 'external' ? value.indexOf(':') : -1
  const named = cut < 0 ? { type: kind, id: value } : { type: value.slice(0, cut), id: value.slice(cut + 1) }
  return { ...named, collection: 'users', encoding: 'none' }
}
