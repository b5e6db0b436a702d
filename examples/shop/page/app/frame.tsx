import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { departments } from './departments.ts'
import { changeLanguage, language, words } from './language.ts'
import { Link } from './route.tsx'
import { SearchSheet } from './search.tsx'
import { hear, useCart, useIsOnline } from './splot.ts'
import { useMyStore } from './stores.ts'

/** What stands around every page. */
export function Frame({ children, at }: { children: ReactNode; at: string }) {
  const [isSearching, setSearching] = useState(false)
  const { id: storeId } = useMyStore()
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header onSearch={() => setSearching(true)} />
      <Refusals />
      {/* A new address, a new beginning for whoever reads by ear. */}
      <main id="main" key={at} tabIndex={-1} data-splot-store={storeId ?? undefined}>
        {children}
      </main>
      <Footer />
      {isSearching && <SearchSheet close={() => setSearching(false)} />}
    </>
  )
}

function Header({ onSearch }: { onSearch: () => void }) {
  const cart = useCart()
  const isOnline = useIsOnline()
  const pieces = cart?.lines.reduce((sum, one) => sum + one.quantity, 0) ?? 0
  return (
    <header className="top">
      <Link to="/" className="brand" aria-label={`Tkalnia Modra, ${words.sample}. ${words.home}`}>
        <b>Tkalnia Modra</b>
        <small>{words.sample}</small>
      </Link>
      <nav className="departments" aria-label={words.categories}>
        {departments.map(({ slug, name }) => (
          <Link key={slug} to={`/k/${slug}`}>
            {name[language]}
          </Link>
        ))}
      </nav>
      <div className="doors">
        <button type="button" onClick={onSearch} aria-label={words.search}>
          <Icon name="search" />
        </button>
        <Link to="/konto" aria-label={words.account}>
          <Icon name="person" />
        </Link>
        <Link to="/ulubione" aria-label={words.wishlist}>
          <Icon name="heart" />
        </Link>
        <Link to="/koszyk" aria-label={`${words.cart}: ${pieces}`} className="bag">
          <Icon name="bag" />
          {pieces > 0 && <span className="pieces">{pieces}</span>}
        </Link>
      </div>
      {!isOnline && (
        <p className="offline" role="status">
          {words.offline}
        </p>
      )}
    </header>
  )
}

/** What the server would not do with a change: it is taken back, and she is told. */
function Refusals() {
  const [text, setText] = useState('')
  const timer = useRef(0)
  useEffect(
    () =>
      hear('refused', (error) => {
        setText(error instanceof Error ? error.message : words.failed)
        clearTimeout(timer.current)
        timer.current = window.setTimeout(() => setText(''), 8_000)
      }),
    [],
  )
  return (
    <p className="refusal" role="alert" hidden={text === ''}>
      {text}
    </p>
  )
}

const other = { pl: 'en', en: 'pl' } as const

function Footer() {
  return (
    <footer>
      <p className="brand">
        <b>Tkalnia Modra</b>
      </p>
      <p>{words.footer}</p>
      <nav>
        <Link to="/salony">{words.stores}</Link>
        <button type="button" data-splot-consent="">
          {words.consents}
        </button>
        <button type="button" lang={other[language]} onClick={() => changeLanguage(other[language])}>
          {words.otherLanguage}
        </button>
      </nav>
    </footer>
  )
}
