import { useLocation, useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Menu, MenuItem } from '../../kit/menu.tsx'
import type { PageEntry } from '../pages.ts'
import { railLook } from './rail-look.ts'

/** The pages that have no place on a phone's bar; the open one is named there all the same. */
export function MorePages({ pages }: { pages: readonly PageEntry[] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const open = pages.find(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={railLook} data-status={open ? 'active' : undefined}>
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
