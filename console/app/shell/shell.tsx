import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { PageLoading } from '../../kit/states.tsx'
import { later } from '../browser/clock.ts'
import { Denied } from '../denied.tsx'
import { canOpen, findFirst, findPage } from '../pages.ts'
import { useMe, useMemberLanguage } from '../session.ts'
import { useShellKeys } from './keys.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)
const Toaster = lazy(() => import('../../kit/toast.tsx'))
const KeyboardHelp = lazy(() => import('./keyboard-help.tsx'))

const restMs = 1_200

/** The page, where this role may open it; whoever has no use for the first page comes to her own first one. */
function PageOfRole() {
  const me = useMe()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const page = findPage(path)
  if (page === null || canOpen(me, page)) return <Outlet />
  const first = findFirst(me)
  return page.to === '/' && first ? <Navigate to={first.to} replace /> : <Denied />
}

type Floating = 'palette' | 'help'

/** The frame around every page of a signed-in member. */
export function Shell() {
  const { t } = useWords()
  const [floating, setFloating] = useState<Floating | null>(null)
  const [wasOpened, setWasOpened] = useState<ReadonlySet<Floating>>(new Set())
  const open = useCallback((what: Floating) => {
    setWasOpened((before) => new Set(before).add(what))
    setFloating(what)
  }, [])
  const openPalette = useCallback(() => open('palette'), [open])
  const openHelp = useCallback(() => open('help'), [open])
  const close = useCallback(() => setFloating(null), [])
  useMemberLanguage()
  // Fetched once the page is at rest, so that Ctrl-K opens at once and no letter is lost.
  useEffect(() => later(restMs, () => void loadPalette()), [])
  useShellKeys({ onSearch: openPalette, onHelp: openHelp })
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-raised px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('nav.skip')}
      </a>
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TopBar onSearch={openPalette} onHelp={openHelp} />
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 outline-none">
          <Suspense fallback={<PageLoading />}>
            <PageOfRole />
          </Suspense>
        </main>
      </div>
      <Suspense>
        <Toaster />
        {wasOpened.has('palette') && <Palette isOpen={floating === 'palette'} onClose={close} />}
        {wasOpened.has('help') && <KeyboardHelp isOpen={floating === 'help'} onClose={close} />}
      </Suspense>
    </div>
  )
}
