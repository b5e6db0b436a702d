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
const settleMs = 150

const isWeb = (url: string | null | undefined): url is string => /^https?:\/\//i.test(url ?? '')

function post({ options, anonymousId }: Splot, path: string, body: object): Promise<Response> {
  return fetch(`${options.host}/s/${options.key}/${path}`, {
    method: 'POST',
    body: JSON.stringify({ anonymousId: anonymousId(), ...body }),
    credentials: 'omit',
    keepalive: true,
  })
}

/** What a page says anywhere of itself: `data-splot-store` is the store she chose, `data-splot-product` what she looks at. */
const says = (name: 'splotStore' | 'splotProduct', attribute: string): string | undefined =>
  document.querySelector<HTMLElement>(`[${attribute}]`)?.dataset[name] || undefined

interface Stand {
  readonly id: string
  /** What was asked when it was shown. */
  readonly question: string
}

/** Fills the page's slots with what waits for this customer. Nothing is asked for before she allows an id. */
export function fillSlots(splot: Splot): void {
  const shown = new Map<HTMLElement, Stand>()
  /** Places that were asked about: one that got nothing is not asked for at every stroke of the page. */
  const met = new WeakSet<HTMLElement>()
  let asked = ''
  const ask = async (isNews: boolean) => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-splot-slot]')]
    if (splot.choice()?.storage !== true || places.length === 0 || document.hidden) return
    const slots = [...new Set(places.map((place) => place.dataset.splotSlot ?? ''))]
    const look = {
      store: says('splotStore', 'data-splot-store'),
      about: says('splotProduct', 'data-splot-product'),
    }
    const question = JSON.stringify(look)
    if (isNews && question === asked && places.every((place) => met.has(place))) return
    asked = question
    for (const place of places) met.add(place)
    const reply = await post(splot, 'slots', { slots, language: splot.options.language, ...look })
    if (!reply.ok) return
    const { items }: { items: SlotItem[] } = await reply.json()
    for (const place of places) {
      const item = items.find((one) => one.slot === place.dataset.splotSlot)
      const before = shown.get(place)
      if (item === undefined || isClosed(item.id) || before?.id === item.id + item.body) continue
      // What she is reading stays until the page is left, she closes it, or the page shows something else.
      if (before !== undefined && (before.question === question || !isStanding(before.id))) continue
      shown.set(place, { id: item.id + item.body, question })
      show(splot, place, item)
    }
  }
  // A page must not break for what it may show besides; the next turn asks again.
  const turn = (isNews: boolean) => void ask(isNews).catch(() => {})
  const again = () => turn(false)
  again()
  splot.on('consent', again)
  document.addEventListener('visibilitychange', again)
  setInterval(again, askEveryMs)
  watchPage(() => turn(true))
}

/** A shop that draws its pages itself brings new places and new products without a new page. */
function watchPage(then: () => void): void {
  let isWaiting = false
  const later = () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      then()
    }, settleMs)
  }
  new MutationObserver(later).observe(document.documentElement, {
    ...{ childList: true, subtree: true, attributes: true },
    attributeFilter: ['data-splot-slot', 'data-splot-store', 'data-splot-product'],
  })
}

/** The place's own message, not one that waited for her: the server keeps no note of who closed it. */
const isStanding = (id: string) => id.startsWith('standing:')
const closed = new Set<string>()
const isClosed = (id: string) => closed.has(id)

function show(splot: Splot, place: HTMLElement, item: SlotItem): void {
  const said = { promotion_id: item.id, name: item.title, position: item.slot }
  const root = openRoot(place, slotStyle)
  // Closed or followed, it is done; merely seen, it stays for the next page.
  const take = () => void post(splot, 'slots/seen', { ids: [item.id] }).catch(() => {})
  const label = closeWord[splot.options.language]
  const close = make('button', { type: 'button', class: 'close', 'aria-label': label }, '×')
  close.addEventListener('click', () => {
    root.replaceChildren()
    closed.add(item.id)
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
