import { words } from '../app/language.ts'
import { Link, useTitle } from '../app/route.tsx'
import { useMyStore, useStores } from '../app/stores.ts'
import { Hours } from '../kit/hours.tsx'
import { Waiting } from '../kit/states.tsx'

export function StoresPage() {
  useTitle(words.stores)
  const told = useStores()
  const { store: mine, choose } = useMyStore()
  return (
    <section className="band">
      <h1>{words.stores}</h1>
      <p>
        <Link to="/skan">{words.scanGo}</Link>: {words.scanText}
      </p>
      {told.data === null ? (
        <Waiting told={told} />
      ) : (
        <ul className="stores">
          {told.data.map((store) => (
            <li key={store.id}>
              <button type="button" aria-pressed={store.id === mine?.id} onClick={() => choose(store.id)}>
                <b>{store.name}</b>
                <span>
                  {store.street}, {store.city}
                </span>
                <Hours store={store} />
                {store.id === mine?.id && <em>{words.myStore}</em>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
