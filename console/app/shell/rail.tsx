import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Logo } from '../../kit/logo.tsx'
import { Menu, MenuItem } from '../../kit/menu.tsx'
import { listPages, type PageEntry } from '../pages.ts'
import { useMe } from '../session.ts'

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
            <MorePages pages={pages.slice(mostOnPhone)} />
          </li>
        )}
      </ul>
    </nav>
  )
}

const look =
  'flex h-13 min-w-14 flex-col items-center justify-center gap-1 rounded-control px-0.5 text-12 text-text-2 transition-colors duration-120 hover:bg-sunken hover:text-text data-[status=active]:bg-brand-soft data-[status=active]:font-strong data-[status=active]:text-brand-text'

function RailLink({ page }: { page: PageEntry }) {
  const { t } = useWords()
  const Icon = page.icon
  return (
    <Link to={page.to} activeOptions={{ exact: page.to === '/' }} className={look}>
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
      <span>{t(page.label)}</span>
    </Link>
  )
}

/** The pages that have no place on a phone's bar; the open one is named there all the same. */
function MorePages({ pages }: { pages: readonly PageEntry[] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const open = pages.find(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={look} data-status={open ? 'active' : undefined}>
          <Ellipsis aria-hidden="true" size={20} strokeWidth={1.75} />
          <span>{t(open?.label ?? 'nav.more')}</span>
        </button>
      }
    >
      {pages.map(({ to, label, icon }) => (
        <MenuItem key={to} icon={icon} isChosen={to === open?.to} onSelect={() => void navigate({ to })}>
          {t(label)}
        </MenuItem>
      ))}
    </Menu>
  )
}
