import { useEffect, useRef, useState } from 'react'
import type { Grade } from '../app/data.ts'
import { fill, words } from '../app/language.ts'
import { useStores } from '../app/stores.ts'
import { Hours } from './hours.tsx'
import { Icon } from './icon.tsx'
import { Waiting } from './states.tsx'

interface StoreDialogProps {
  /** Of the variant looked at; null where it is about none. */
  grades: ReadonlyMap<string, Grade> | null
  chosen: string | null
  choose(id: string): void
  close(): void
}

/** The brand's stores, the nearest first where she says where she is: the browser asks her, and nobody keeps it. */
export function StoreDialog({ grades, chosen, choose, close }: StoreDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [near, setNear] = useState<{ lat: number; lng: number } | null>(null)
  const told = useStores(near)
  useEffect(() => dialog.current?.showModal(), [])
  const locate = () =>
    navigator.geolocation?.getCurrentPosition(({ coords }) => {
      // To a hundred metres: more is nobody's business.
      setNear({ lat: Number(coords.latitude.toFixed(3)), lng: Number(coords.longitude.toFixed(3)) })
    })
  return (
    <dialog ref={dialog} className="sheet" onClose={close} aria-labelledby="store-dialog">
      <h2 id="store-dialog">{words.chooseStore}</h2>
      <button
        type="button"
        className="close"
        aria-label={words.close}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" />
      </button>
      {'geolocation' in navigator && near === null && (
        <button type="button" className="plain" onClick={locate}>
          {words.near}
        </button>
      )}
      {told.data === null ? (
        <Waiting told={told} />
      ) : (
        <ul className="stores">
          {told.data.map((store) => {
            const grade = grades?.get(store.id) ?? 'none'
            return (
              <li key={store.id}>
                <button type="button" aria-pressed={store.id === chosen} onClick={() => choose(store.id)}>
                  <b>{store.name}</b>
                  <span>
                    {store.street}, {store.city}
                  </span>
                  <Hours store={store} />
                  {store.distanceM !== null && (
                    <span>{fill(words.km, { n: Math.max(1, Math.round(store.distanceM / 1_000)) })}</span>
                  )}
                  {grades !== null && <em data-grade={grade}>{words.stock[grade]}</em>}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </dialog>
  )
}
