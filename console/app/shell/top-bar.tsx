import { Link, useMatches } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { useMe } from '../session.ts'

// Menus are heavier than the whole bar: the bar stands at once, they come a moment later.
const WorkspaceMenu = lazy(() => import('./menus.tsx').then((menus) => ({ default: menus.WorkspaceMenu })))
const OwnMenus = lazy(() => import('./menus.tsx').then((menus) => ({ default: menus.OwnMenus })))

interface TopBarProps {
  onSearch: () => void
  onHelp: () => void
}

/** Where one is, the search for everything, and one's own choices. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useWords()
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-canvas px-3 md:gap-4 md:px-5">
      <div className="flex min-w-0 flex-1 items-center gap-4">
        <Suspense fallback={<WorkspaceName />}>
          <WorkspaceMenu />
        </Suspense>
        <Crumbs />
      </div>
      <button
        type="button"
        onClick={onSearch}
        aria-keyshortcuts="Control+K"
        className="hidden h-8.5 w-full max-w-100 shrink items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-text-3 transition-colors duration-120 hover:border-line-strong/60 md:flex"
      >
        <Search aria-hidden="true" size={16} strokeWidth={1.75} />
        <span className="flex-1 truncate text-left">{t('search.everything')}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className="flex items-center justify-end gap-1 md:flex-1">
        <IconButton label={t('search.everything')} icon={Search} className="md:hidden" onClick={onSearch} />
        <Suspense fallback={<span className="h-8 w-26" />}>
          <OwnMenus onHelp={onHelp} />
        </Suspense>
      </div>
    </header>
  )
}

function WorkspaceName() {
  const me = useMe()
  return (
    <span className="flex h-9 min-w-0 items-center pr-5.5 font-strong">
      <span className="truncate">
        {me.workspaces.find((workspace) => workspace.id === me.workspaceId)?.name}
      </span>
    </span>
  )
}

/** The page's place: its own title is given by the route, so a customer's name can stand here. */
function Crumbs() {
  const { t } = useWords()
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.crumb })
  if (title === undefined) return null
  return (
    <nav aria-label={t('nav.crumbs')} className="hidden min-w-0 items-center gap-2 text-text-2 lg:flex">
      {title.parent && (
        <>
          <Link to={title.parent.to} className="hover:text-text">
            {t(title.parent.label)}
          </Link>
          <span aria-hidden="true" className="text-text-3">
            /
          </span>
        </>
      )}
      <span id="crumb" className="truncate">
        {t(title.label)}
      </span>
    </nav>
  )
}
