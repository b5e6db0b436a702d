import type { Splot } from '../core.ts'
import { make, openRoot } from '../dom.ts'
import { slotStyle } from './style.ts'

interface SlotItem {
  id: string
  slot: string
  title: string
  body: string
  url: string | null
  image?: string
  button?: string
}

const closeWord = { pl: 'Zamknij', en: 'Close' } as const
const askEveryMs = 60_000
const seenAfterMs = 1_000

const isWeb = (url: string | null | undefined): url is string => /^https?:\/\//i.test(url ?? '')

function post({ options, anonymousId }: Splot, path: string, body: object): Promise<Response> {
  return fetch(`${options.host}/s/${options.key}/${path}`, {
    method: 'POST',
    body: JSON.stringify({ anonymousId: anonymousId(), ...body }),
    credentials: 'omit',
    keepalive: true,
  })
}

/** Fills the page's slots with what waits for this customer. Nothing is asked for before she allows an id. */
export function fillSlots(splot: Splot): void {
  const shown = new Set<HTMLElement>()
  const ask = async () => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-splot-slot]')]
    if (splot.choice()?.storage !== true || places.length === 0 || document.hidden) return
    const slots = [...new Set(places.map((place) => place.dataset.splotSlot ?? ''))]
    const reply = await post(splot, 'slots', { slots })
    if (!reply.ok) return
    const { items }: { items: SlotItem[] } = await reply.json()
    for (const place of places) {
      const item = items.find((one) => one.slot === place.dataset.splotSlot)
      // What she is reading stays until the page is left, or she closes it.
      if (item === undefined || shown.has(place)) continue
      shown.add(place)
      show(splot, place, item)
    }
  }
  // A page must not break for what it may show besides; the next turn asks again.
  const turn = () => void ask().catch(() => {})
  turn()
  splot.on('consent', turn)
  document.addEventListener('visibilitychange', turn)
  setInterval(turn, askEveryMs)
}

function show(splot: Splot, place: HTMLElement, item: SlotItem): void {
  const said = { promotion_id: item.id, name: item.title, position: item.slot }
  const root = openRoot(place, slotStyle)
  // Closed or followed, it is done; merely seen, it stays for the next page.
  const take = () => void post(splot, 'slots/seen', { ids: [item.id] }).catch(() => {})
  const label = closeWord[splot.options.language]
  const close = make('button', { type: 'button', class: 'close', 'aria-label': label }, '×')
  close.addEventListener('click', () => {
    root.replaceChildren()
    take()
  })
  const link = isWeb(item.url) ? [make('a', { href: item.url }, item.button ?? item.title)] : []
  link[0]?.addEventListener('click', () => {
    splot.track('Promotion Clicked', said)
    take()
  })
  root.replaceChildren(
    make(
      'section',
      { class: 'slot', 'aria-label': item.title },
      ...(isWeb(item.image) ? [make('img', { src: item.image, alt: '' })] : []),
      make('div', {}, make('h2', {}, item.title), make('p', {}, item.body), ...link),
      close,
    ),
  )
  whenSeen(place, () => splot.track('Promotion Viewed', said))
}

/** Half of it on the screen for a second: then it was there to be read. */
function whenSeen(place: HTMLElement, then: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = new IntersectionObserver(
    ([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting !== true) return
      timer = setTimeout(() => {
        watch.disconnect()
        then()
      }, seenAfterMs)
    },
    { threshold: 0.5 },
  )
  watch.observe(place)
}
