import type { Bilingual } from '@splot/contract/language'
import type { NeedId } from './needs.ts'

export interface Scene {
  readonly id: string
  readonly label: Bilingual
  readonly needs: readonly NeedId[]
}

const scene = (id: string, pl: string, en: string, needs: readonly NeedId[]): Scene => ({
  id,
  label: { pl, en },
  needs,
})

/** What customers should live to see, and what each needs to know. */
export const scenes: readonly Scene[] = [
  scene('S1', 'Koszyk idzie za klientką', 'The cart walks with her', [
    'carts',
    'account',
    'products',
    'stock',
  ]),
  scene('S2', 'Bot, który wie', 'The bot that knows', ['chats', 'orders', 'carts', 'account']),
  scene('S3', 'Doradca w sklepie', 'The advisor in the store', [
    ...(['visits', 'orders', 'receipts', 'consents'] as const),
    ...(['stores', 'stock'] as const),
  ]),
  scene('S4', 'Telefon z całym obrazem', 'The call with the whole picture', [
    'calls',
    'phone',
    'orders',
    'visits',
  ]),
  scene('S6', 'Porzucony koszyk', 'The abandoned cart', ['carts', 'email', 'consents', 'orders']),
  scene('S7', 'Ulubione', 'The favourites', ['wishes', 'products', 'stock', 'email']),
  scene('S8', 'Zamów i odbierz', 'Click & collect', ['orders', 'pickups', 'stores', 'stock']),
  scene('S9', 'Blisko sklepu', 'Near the store', ['presence', 'consents', 'stores']),
  scene('S10', 'Żywy e-mail', 'The living e-mail', ['visits', 'email', 'products', 'stock', 'reactions']),
  scene('S11', 'Gotowe scenariusze', 'The ready scenarios', ['orders', 'email', 'consents', 'names']),
  scene('S12', 'Lojalność', 'Loyalty', ['points', 'card', 'receipts', 'orders']),
  scene('S13', 'Remarketing', 'Remarketing', ['visits', 'email', 'consents', 'orders']),
  scene('S16', 'Kto zarobił na sprzedaży', 'Who earned the sale', [
    'ads',
    'visits',
    'orders',
    'receipts',
    'calls',
  ]),
  scene('S24', 'Rekomendacje', 'Recommendations', ['visits', 'orders', 'products', 'stock']),
  scene('S25', 'Głos klienta', 'Voice of the customer', ['surveys', 'email']),
  scene('S26', 'Status na żywo', 'Live status', ['orders', 'parcels', 'phone']),
  scene('S28', 'Jedna linia życia', 'One line of life', ['visits', 'orders', 'receipts', 'account', 'email']),
  scene('S33', 'Drzwi do środka', 'The door in', ['leads', 'email', 'consents']),
]
