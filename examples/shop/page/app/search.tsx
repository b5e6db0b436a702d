import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { Picture } from '../kit/picture.tsx'
import { useRead } from './data.ts'
import { count, showMoney, words } from './language.ts'
import { priceOf, showCards } from './products.ts'
import { go, Link } from './route.tsx'
import { analytics } from './splot.ts'

const least = 2
const pauseMs = 900

/** Answers as she types; the words go to the timeline once she rests. */
export function SearchSheet({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const told = useRead(q.length < least ? null : `products?q=${encodeURIComponent(q)}&limit=12`, showCards)
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (q.length < least) return
    const timer = setTimeout(() => analytics?.track('Products Searched', { query: q }), pauseMs)
    return () => clearTimeout(timer)
  }, [q])
  const found = told.data ?? []
  return (
    <dialog ref={dialog} className="search" onClose={close} aria-label={words.search}>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            dialog.current?.close()
            go(`/szukaj?q=${encodeURIComponent(q)}`)
          }}
        >
          <Icon name="search" />
          <input
            type="search"
            aria-label={words.searchHint}
            placeholder={words.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            enterKeyHint="search"
            autoComplete="off"
          />
          <button type="button" aria-label={words.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </form>
      </search>
      <p className="tally" role="status">
        {q.length >= least &&
          told.data !== null &&
          (found.length === 0 ? words.noneFound : count(found.length, words.found))}
      </p>
      <ul>
        {found.map((card) => {
          const { price } = priceOf(card)
          return (
            <li key={card.id}>
              <Link to={`/p/${card.id}`} onClick={() => dialog.current?.close()}>
                <Picture src={card.picture} alt="" />
                <span>{card.name}</span>
                {price && <b>{showMoney(price.price, price.currency)}</b>}
              </Link>
            </li>
          )
        })}
      </ul>
    </dialog>
  )
}
