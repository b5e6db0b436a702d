import type { Store } from '../app/data.ts'
import { fill, language, showTime, words } from '../app/language.ts'

/** Open until when, or from when. */
export const Hours = ({ store }: { store: Store }) => (
  <span className="hours">
    {store.isOpen && store.closesAt !== null && fill(words.openNow, { time: showTime(store.closesAt) })}
    {!store.isOpen && store.opensAt !== null && fill(words.opens, { time: showOpening(store.opensAt) })}
  </span>
)

const dayMs = 86_400_000
function showOpening(at: string): string {
  const isSoon = new Date(at).getTime() - Date.now() < dayMs
  const day = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(new Date(at))
  return isSoon ? showTime(at) : `${day} ${showTime(at)}`
}
