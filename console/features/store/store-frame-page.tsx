import { Link, Outlet } from '@tanstack/react-router'
import { hasScope, useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { storeTabs } from './store-tabs.ts'

/** The pages of a store, one beside the other: their own titles stand below. */
export default function StoreFrame() {
  const { t } = useWords()
  const me = useMe()
  const tabs = storeTabs.filter(({ scope }) => hasScope(me, scope))
  return (
    <div className="flex h-full flex-col bg-surface">
      <nav
        aria-label={t('store.tabs')}
        className="flex shrink-0 gap-5 overflow-x-auto border-b px-4 [scrollbar-width:none] md:px-6"
      >
        {tabs.map((tab) => (
          <Link
            key={tab.to}
            to={tab.to}
            activeOptions={{ exact: tab.to === '/store', includeSearch: false }}
            className="ring-inset-focus relative -mb-px flex h-11 shrink-0 items-center whitespace-nowrap border-transparent border-b-2 text-13 text-text-2 transition-colors duration-120 hover:text-text aria-[current=page]:border-brand aria-[current=page]:font-strong aria-[current=page]:text-text"
          >
            {t(tab.label)}
          </Link>
        ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Outlet />
      </div>
    </div>
  )
}
