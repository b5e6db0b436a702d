import type { Splot } from '../core.ts'
import { make, openRoot } from '../dom.ts'
import { listWays } from './ways.ts'

const title = { pl: 'Kontakt', en: 'Contact' } as const

const style = `
nav { display: flex; flex-wrap: wrap; gap: 8px; font: inherit; color: inherit; }
a { display: inline-flex; align-items: center; min-height: 44px; padding: 4px 16px; color: inherit; font-weight: 600;
  text-decoration: none; border: 1px solid currentcolor; border-radius: 6px; }
:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
`

/** Buttons that open the channel in which somebody answers now, with what she is looking at. */
function show(splot: Splot, place: HTMLElement): void {
  const { language } = splot.options
  const about = { title: document.title, url: location.href.split('#')[0] ?? '' }
  // The thread begun here goes on there only where she lets herself be known.
  const ref = splot.choice()?.storage === true ? splot.anonymousId() : null
  const ways = listWays({ ...place.dataset }, { language, about, ref, now: new Date() })
  const nav = make('nav', { 'aria-label': title[language] })
  for (const { href, text } of ways) nav.append(make('a', { href, rel: 'noopener' }, text))
  openRoot(place, style).replaceChildren(nav)
}

const { splot } = window
if (splot !== undefined)
  for (const place of document.querySelectorAll<HTMLElement>('[data-splot-contact]')) show(splot, place)
