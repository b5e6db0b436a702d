import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { listPages } from '../../app/pages.ts'
import { hasScope, useMe } from '../../app/session.ts'
import type { MessageKey } from '../../i18n/t.ts'
import { useWords } from '../../i18n/t.ts'

const texts: Record<string, MessageKey> = {
  '/live': 'home.shortcut.live',
  '/customers': 'home.shortcut.customers',
  '/data': 'home.shortcut.data',
}

/** Where the work of a role lies that sets nothing up. */
export function Shortcuts() {
  const { t } = useWords()
  const me = useMe()
  const rows = listPages(me).flatMap(({ to, label }) => {
    const text = texts[to]
    return text === undefined ? [] : [{ to, search: {}, label: t(label), text: t(text) }]
  })
  const audit = {
    to: '/settings' as const,
    search: { tab: 'audit' as const },
    label: t('settings.audit'),
    text: t('home.shortcut.audit'),
  }
  return (
    <section aria-labelledby="shortcuts">
      <h2 id="shortcuts" className="pb-2 text-16 font-strong">
        {t('home.shortcuts')}
      </h2>
      <ul className="flex max-w-140 flex-col">
        {[...rows, ...(hasScope(me, 'audit:read') ? [audit] : [])].map((row) => (
          <li key={row.label} className="border-line border-t first:border-t-0">
            <Link
              to={row.to}
              search={row.search}
              className="ring-inset-focus group -mx-2 flex items-center gap-4 rounded-control px-2 py-3 hover:bg-canvas"
            >
              <span className="min-w-0 flex-1">
                <span className="block text-14 font-strong">{row.label}</span>
                <span className="block text-text-2">{row.text}</span>
              </span>
              <ArrowRight aria-hidden="true" size={16} className="text-text-3 group-hover:text-text" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
