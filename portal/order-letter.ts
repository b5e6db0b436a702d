import type { Lang } from '@splot/contract/language'
import { html } from './html.ts'

/** What is written of an order on its way: no code and no address, both stand on its page. */
export interface OrderLetter {
  kind: 'ready' | 'shipped'
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
  note: string
}

const words: Readonly<Record<Lang, (letter: OrderLetter) => Said>> = {
  pl: ({ kind, brand, number, place, until }) => ({
    subject: kind === 'ready' ? `Zamówienie ${number} czeka w sklepie` : `Zamówienie ${number} jest w drodze`,
    text:
      kind === 'ready'
        ? `Zamówienie ${number} czeka${place === null ? '' : `: ${place}`}.${until === null ? '' : ` Termin odbioru: ${until}.`} Kod odbioru jest na stronie zamówienia.`
        : `Zamówienie ${number} zostało wysłane${place === null ? '' : ` (${place})`}. Na stronie zamówienia widać, gdzie jest.`,
    button: 'Zobacz zamówienie',
    note: `To wiadomość o zamówieniu złożonym w ${brand}.`,
  }),
  en: ({ kind, brand, number, place, until }) => ({
    subject: kind === 'ready' ? `Order ${number} is ready to collect` : `Order ${number} is on its way`,
    text:
      kind === 'ready'
        ? `Order ${number} waits for you${place === null ? '' : `: ${place}`}.${until === null ? '' : ` Collect it by ${until}.`} The pick-up code is on its page.`
        : `Order ${number} was sent${place === null ? '' : ` (${place})`}. Its page shows where it is.`,
    button: 'See the order',
    note: `This message is about an order placed with ${brand}.`,
  }),
}

/** Tells of an order that is ready or sent. `parts` by the names channels know. */
export function writeOrderLetter(letter: OrderLetter): Readonly<Record<string, string>> {
  const { subject, text, button, note } = words[letter.language](letter)
  const { language, link } = letter
  const body = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head><body style="margin:0;padding:24px;font:16px/24px system-ui,sans-serif"><div style="max-width:560px;margin:0 auto"><p>${text}</p><p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#ad2c3e;color:#fefdfa;text-decoration:none;font-weight:600">${button}</a></p><p style="font-size:14px;line-height:20px">${note}</p></div></body></html>`
  return { subject, html: String(body), text: `${text}\n\n${button}:\n${link}\n\n${note}\n` }
}
