import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Logo } from '../../kit/logo.tsx'
import { listPages, type PageEntry } from '../pages.ts'
import { useMe } from '../session.ts'

/** The way between people's works: at the left edge, on phones at the bottom. */
export function Rail() {
  const { t } = useWords()
  const pages = listPages(useMe())
  return (
    <nav
      aria-label={t('nav.label')}
      className="order-last flex border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:order-first md:w-20 md:flex-col md:border-t-0 md:border-r md:pb-2"
    >
      <Link
        to="/"
        aria-label={t('nav.home')}
        className="ring-inset-focus hidden h-16 items-center justify-center md:flex"
      >
        <Logo size={30} />
      </Link>
      <ul className="flex flex-1 justify-around gap-1 p-1 md:flex-col md:justify-start md:px-1.5">
        {pages.map((page) => (
          <li key={page.to} className={page.to === '/settings' ? 'md:mt-auto' : ''}>
            <RailLink page={page} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RailLink({ page }: { page: PageEntry }) {
  const { t } = useWords()
  const Icon = page.icon
  return (
    <Link
      to={page.to}
      activeOptions={{ exact: page.to === '/' }}
      className="flex h-13 min-w-14 flex-col items-center justify-center gap-1 rounded-control px-0.5 text-12 text-text-2 transition-colors duration-120 hover:bg-sunken hover:text-text data-[status=active]:bg-brand-soft data-[status=active]:font-strong data-[status=active]:text-brand-text"
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
      <span>{t(page.label)}</span>
    </Link>
  )
}
