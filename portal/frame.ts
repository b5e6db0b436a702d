import type { Lang } from '@splot/contract/language'
import { html, type Markup } from './html.ts'
import type { Frame } from './model.ts'
import { words } from './words.ts'

const languages: readonly Lang[] = ['pl', 'en']
const names: Readonly<Record<Lang, string>> = { pl: 'Polski', en: 'English' }

/** A whole page: its language, its title, the way to its content, and the same page in the other language. */
export function writePage(frame: Frame, title: string, body: Markup, head: Markup | '' = ''): string {
  const { language, brand, path, stylePath } = frame
  const t = words[language]
  return `<!doctype html>${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${title} · ${brand}</title><link rel="stylesheet" href="${stylePath}">${head}</head>
<body><a class="skip" href="#main">${t.skip}</a>
<header class="wrap top"><span class="brand">${brand}</span>
<nav aria-label="${t.language}"><ul class="lang">${languages.map((each) =>
    each === language
      ? html`<li><span aria-current="true"><abbr title="${names[each]}">${each.toUpperCase()}</abbr></span></li>`
      : html`<li><a href="${path}?lang=${each}" lang="${each}" hreflang="${each}" aria-label="${names[each]}">${each.toUpperCase()}</a></li>`,
  )}</ul></nav></header>
<main id="main" class="wrap" tabindex="-1"><h1>${title}</h1>${body}</main>
<footer class="wrap"><p>${t.controller(brand)}</p><p>${t.complaint}</p></footer></body></html>`}`
}

/** A form to the page itself, in the language it is read in. */
export const formTo = ({ path, language }: Frame, act: string, inside: Markup): Markup =>
  html`<form method="post" action="${path}?lang=${language}"><input type="hidden" name="act" value="${act}">${inside}</form>`

/** A day in words; the machine's form beside it. */
export function writeDay({ language, timeZone }: Frame, at: string): Markup {
  const text = new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(new Date(at))
  return html`<time datetime="${at}">${text}</time>`
}
