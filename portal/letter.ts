import type { Lang } from '@splot/contract/language'
import { html } from './html.ts'
import { type Words, words } from './words.ts'

export type LetterKind = keyof Words['letter']

export interface Letter {
  kind: LetterKind
  language: Lang
  brand: string
  link: string
}

/** A mail or text message that carries one link, in plain words. `parts` by the names channels know. */
export function writeLetter({ kind, language, brand, link }: Letter): Readonly<Record<string, string>> {
  const t = words[language].letter[kind]
  const body = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${t.subject(brand)}</title></head><body style="margin:0;padding:24px;font:16px/24px system-ui,sans-serif"><div style="max-width:560px;margin:0 auto"><p>${t.text(brand)}</p><p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#ad2c3e;color:#fefdfa;text-decoration:none;font-weight:600">${t.button}</a></p><p style="font-size:14px;line-height:20px">${t.note}</p><p style="font-size:14px;line-height:20px;overflow-wrap:anywhere">${link}</p></div></body></html>`
  return {
    subject: t.subject(brand),
    html: String(body),
    text: `${t.text(brand)}\n\n${t.button}:\n${link}\n\n${t.note}\n`,
  }
}

/** The same in one text message. */
export const writeShortLetter = ({
  kind,
  language,
  brand,
  link,
}: Letter): Readonly<Record<string, string>> => ({
  text: `${words[language].letter[kind].subject(brand)}: ${link}`,
})
