import type { Lang } from '@splot/contract/language'
import { html } from './html.ts'

export interface WishLetter {
  kind: 'price_drop' | 'back_in_stock'
  language: Lang
  brand: string
  /** `Trzewiki „Jodła”, rozmiar 38` */
  product: string
  /** As people read it: `399,00 zł`. */
  price: string
  before: string | null
  picture: string | null
  link: string
}

interface Said {
  subject: string
  text: string
  button: string
  note: string
}

const words: Readonly<Record<Lang, (letter: WishLetter) => Said>> = {
  pl: ({ kind, product, price, before, brand }) => ({
    subject: kind === 'price_drop' ? `${product}: nowa cena ${price}` : `${product}: znów w sprzedaży`,
    text:
      kind === 'price_drop'
        ? `${product} kosztuje teraz ${price}${before === null ? '' : ` (wcześniej ${before})`}.`
        : `${product} można znowu kupić. Cena: ${price}.`,
    button: 'Zobacz produkt',
    note: `Tę wiadomość wysyłamy na prośbę zapisaną na liście ulubionych w ${brand}. Usunięcie produktu z listy kończy powiadomienia.`,
  }),
  en: ({ kind, product, price, before, brand }) => ({
    subject: kind === 'price_drop' ? `${product}: now ${price}` : `${product}: back in stock`,
    text:
      kind === 'price_drop'
        ? `${product} now costs ${price}${before === null ? '' : ` (before: ${before})`}.`
        : `${product} can be bought again. Price: ${price}.`,
    button: 'See the product',
    note: `You asked for this on your wish list at ${brand}. Taking the product off the list ends these messages.`,
  }),
}

/** Tells whoever asked for it that something became cheaper, or is there again. `parts` by the names channels know. */
export function writeWishLetter(letter: WishLetter): Readonly<Record<string, string>> {
  const { subject, text, button, note } = words[letter.language](letter)
  const { language, link, picture, product } = letter
  const image =
    picture === null
      ? ''
      : html`<p><img src="${picture}" alt="${product}" width="240" style="max-width:100%;height:auto;border-radius:10px"></p>`
  const body = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head><body style="margin:0;padding:24px;font:16px/24px system-ui,sans-serif"><div style="max-width:560px;margin:0 auto">${image}<p>${text}</p><p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#ad2c3e;color:#fefdfa;text-decoration:none;font-weight:600">${button}</a></p><p style="font-size:14px;line-height:20px">${note}</p></div></body></html>`
  return { subject, html: String(body), text: `${text}\n\n${button}:\n${link}\n\n${note}\n` }
}

/** The same on the screen of a device: its own name for the product, its price, one press away. */
export function writeWishNotice(letter: WishLetter): Readonly<Record<string, string>> {
  const { subject, text } = words[letter.language](letter)
  return { title: subject.slice(0, 200), body: text, url: letter.link }
}
