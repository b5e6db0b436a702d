import type { Lang } from '@splot/contract/language'
import { html } from './html.ts'

/** What is written of an order on its way: no code and no address, both stand on its page. */
export interface OrderLetter {
  kind: 'ready' | 'shipped' | 'to_pay'
  language: Lang
  brand: string
  number: string
  /** Where it waits, or who brings it. */
  place: string | null
  /** As people read it; until when it waits. */
  until: string | null
  link: string
}

interface Said {
  subject: string
  text: string
  button: string
}

type Words = Record<OrderLetter['kind'], (letter: OrderLetter) => Said>

const words: Readonly<Record<Lang, Words>> = {
  pl: {
    ready: ({ number, place, until }) => ({
      subject: `Zamówienie ${number} czeka w sklepie`,
      text: `Zamówienie ${number} czeka${place === null ? '' : `: ${place}`}.${until === null ? '' : ` Termin odbioru: ${until}.`} Kod odbioru jest na stronie zamówienia.`,
      button: 'Zobacz zamówienie',
    }),
    shipped: ({ number, place }) => ({
      subject: `Zamówienie ${number} jest w drodze`,
      text: `Zamówienie ${number} zostało wysłane${place === null ? '' : ` (${place})`}. Na stronie zamówienia widać, gdzie jest.`,
      button: 'Zobacz zamówienie',
    }),
    to_pay: ({ number, until }) => ({
      subject: `Zamówienie ${number}: link do płatności`,
      text: `Zamówienie ${number} jest przyjęte i czeka na zapłatę${until === null ? '' : ` do: ${until}`}. Na jego stronie widać, co w nim jest, i można zapłacić.`,
      button: 'Zobacz i zapłać',
    }),
  },
  en: {
    ready: ({ number, place, until }) => ({
      subject: `Order ${number} is ready to collect`,
      text: `Order ${number} waits for you${place === null ? '' : `: ${place}`}.${until === null ? '' : ` Collect it by ${until}.`} The pick-up code is on its page.`,
      button: 'See the order',
    }),
    shipped: ({ number, place }) => ({
      subject: `Order ${number} is on its way`,
      text: `Order ${number} was sent${place === null ? '' : ` (${place})`}. Its page shows where it is.`,
      button: 'See the order',
    }),
    to_pay: ({ number, until }) => ({
      subject: `Order ${number}: where to pay`,
      text: `Order ${number} is taken and waits to be paid${until === null ? '' : ` by ${until}`}. Its page shows what is in it, and there it can be paid.`,
      button: 'See and pay',
    }),
  },
}

const noteOf: Readonly<Record<Lang, (brand: string) => string>> = {
  pl: (brand) => `To wiadomość o zamówieniu złożonym w ${brand}.`,
  en: (brand) => `This message is about an order placed with ${brand}.`,
}

/** Tells of an order that is ready, sent, or to be paid. `parts` by the names channels know. */
export function writeOrderLetter(letter: OrderLetter): Readonly<Record<string, string>> {
  const { language, link, kind, brand } = letter
  const { subject, text, button } = words[language][kind](letter)
  const note = noteOf[language](brand)
  const body = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head><body style="margin:0;padding:24px;font:16px/24px system-ui,sans-serif"><div style="max-width:560px;margin:0 auto"><p>${text}</p><p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#ad2c3e;color:#fefdfa;text-decoration:none;font-weight:600">${button}</a></p><p style="font-size:14px;line-height:20px">${note}</p></div></body></html>`
  return { subject, html: String(body), text: `${text}\n\n${button}:\n${link}\n\n${note}\n` }
}
