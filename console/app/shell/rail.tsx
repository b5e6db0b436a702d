import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Logo } from '../../kit/logo.tsx'
import { listPages, type PageEntry } from '../pages.ts'
import { useMe } from '../session.ts'
import { railLook } from './rail-look.ts'

// A menu weighs more than the whole rail: it comes a moment later.
const MorePages = lazy(() => import('./more-pages.tsx').then((more) => ({ default: more.MorePages })))

/** On a phone so many pages stand at the bottom; the rest is behind one more. */
const mostOnPhone = 4

/** The way between people's works: at the left edge, on phones at the bottom. */
export function Rail() {
  const { t } = useWords()
  const pages = listPages(useMe())
  const isCrowded = pages.length > mostOnPhone + 1
  return (
    <nav
      aria-label={t('nav.label')}
      className="order-last flex border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:order-first md:w-20 md:flex-col md:overflow-y-auto md:border-t-0 md:border-r md:pb-2"
    >
      <Link
        to="/"
        aria-label={t('nav.home')}
        className="ring-inset-focus hidden h-16 shrink-0 items-center justify-center md:flex"
      >
        <Logo size={30} />
      </Link>
      <ul className="flex flex-1 justify-around gap-1 p-1 md:flex-col md:justify-start md:px-1.5">
        {pages.map((page, index) => (
          <li
            key={page.to}
            className={`${page.to === '/settings' ? 'md:mt-auto' : ''} ${isCrowded && index >= mostOnPhone ? 'max-md:hidden' : ''}`}
          >
            <RailLink page={page} />
          </li>
        ))}
        {isCrowded && (
          <li className="md:hidden">
            <Suspense fallback={<span className={railLook} />}>
              <MorePages pages={pages.slice(mostOnPhone)} />
            </Suspense>
          </li>
        )}
      </ul>
    </nav>
  )
}

function RailLink({ page }: { page: PageEntry }) {
  const { t } = useWords()
  const Icon = page.icon
  return (
    <Link to={page.to} activeOptions={{ exact: page.to === '/' }} className={railLook}>
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
      <span>{t(page.label)}</span>
    </Link>
  )
}
