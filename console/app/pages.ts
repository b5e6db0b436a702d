import { Database, House, type LucideIcon, Radio, Settings, Users } from 'lucide-react'
import type { MessageKey } from '../i18n/t.ts'
import type { Me, Scope } from './api.ts'
import { hasScope } from './session.ts'

export interface PageEntry {
  to: '/' | '/live' | '/customers' | '/data' | '/settings'
  label: MessageKey
  icon: LucideIcon
  /** The second key after `g`. */
  key: string
  scope: Scope | null
}

/** The rail: what exists today, in the order of people's work. */
export const pageEntries: readonly PageEntry[] = [
  { to: '/', label: 'nav.home', icon: House, key: 'h', scope: null },
  { to: '/live', label: 'nav.live', icon: Radio, key: 'l', scope: 'events:read' },
  { to: '/customers', label: 'nav.customers', icon: Users, key: 'c', scope: 'customers:read' },
  { to: '/data', label: 'nav.data', icon: Database, key: 'd', scope: 'sources:read' },
  { to: '/settings', label: 'nav.settings', icon: Settings, key: 's', scope: null },
]

export const listPages = (me: Me): PageEntry[] =>
  pageEntries.filter((entry) => entry.scope === null || hasScope(me, entry.scope))
