import { mostPieces } from '@splot/contract/cart'
import { formatMoney } from '@splot/contract/money'
import type { Language } from '../../../../platform/errors.ts'
import type { Notice } from '../rules/notices.ts'

interface Named {
  name: string
  currency: string
}

type Writer = (notice: Notice, named: Named) => string

const writers: Readonly<Record<Language, Writer>> = {
  pl: (notice, { name, currency }) => {
    const money = (minor: bigint) => formatMoney({ minor, currency }, 'pl')
    switch (notice.kind) {
      case 'price_up':
      case 'price_down':
        return `${name}: cena zmieniła się z ${money(notice.fromMinor)} na ${money(notice.toMinor)}.`
      case 'sold_out':
        return `${name}: chwilowo brak. Produkt zostaje w koszyku, ale nie da się go teraz zamówić.`
      case 'withdrawn':
        return `${name}: ten produkt nie jest już sprzedawany. Proszę go usunąć przed złożeniem zamówienia.`
      case 'short':
        return `${name}: dostępnych sztuk: ${notice.left}. Większej liczby nie da się teraz zamówić.`
      case 'quantity_cut':
        return `${name}: najwyżej ${mostPieces} sztuk w jednym zamówieniu.`
    }
  },
  en: (notice, { name, currency }) => {
    const money = (minor: bigint) => formatMoney({ minor, currency }, 'en')
    switch (notice.kind) {
      case 'price_up':
      case 'price_down':
        return `${name}: the price has changed from ${money(notice.fromMinor)} to ${money(notice.toMinor)}.`
      case 'sold_out':
        return `${name}: sold out for now. It stays in the cart but cannot be ordered at the moment.`
      case 'withdrawn':
        return `${name}: no longer sold. Please take it out before ordering.`
      case 'short':
        return `${name}: pieces available: ${notice.left}. No more can be ordered at the moment.`
      case 'quantity_cut':
        return `${name}: no more than ${mostPieces} pieces in one order.`
    }
  },
}

export const wordNotice = (notice: Notice, named: Named, language: Language): string =>
  writers[language](notice, named)

const merged: Readonly<Record<Language, string>> = {
  pl: 'Połączono z koszykiem z innego urządzenia. Można to cofnąć.',
  en: 'Joined with the cart from another device. This can be undone.',
}
export const wordMerge = (language: Language): string => merged[language]
