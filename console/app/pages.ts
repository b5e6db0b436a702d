import {
  Database,
  House,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Radio,
  Route,
  Send,
  Settings,
  ShieldCheck,
  Store,
  Users,
} from 'lucide-react'
import type { MessageKey } from '../i18n/t.ts'
import type { Me, Scope } from './api.ts'
import { hasScope } from './session.ts'

export interface PageEntry {
  to:
    | '/'
    | '/live'
    | '/customers'
    | '/journeys'
    | '/campaigns'
    | '/content'
    | '/store'
    | '/outbox'
    | '/consents'
    | '/data'
    | '/settings'
  label: MessageKey
  icon: LucideIcon
  /** The second key after `g`. */
  key: string
  scope: Scope | null
}

/** The rail: what exists today, in the order of people's work. Whoever sets up no sources begins among customers. */
export const pageEntries: readonly PageEntry[] = [
  { to: '/', label: 'nav.home', icon: House, key: 'h', scope: 'sources:read' },
  { to: '/live', label: 'nav.live', icon: Radio, key: 'l', scope: 'events:read' },
  { to: '/customers', label: 'nav.customers', icon: Users, key: 'c', scope: 'customers:read' },
  { to: '/journeys', label: 'nav.journeys', icon: Route, key: 'j', scope: 'journeys:read' },
  { to: '/campaigns', label: 'nav.campaigns', icon: Send, key: 'm', scope: 'campaigns:read' },
  { to: '/content', label: 'nav.content', icon: LayoutTemplate, key: 't', scope: 'content:read' },
  { to: '/store', label: 'nav.store', icon: Store, key: 'p', scope: 'catalog:read' },
  { to: '/outbox', label: 'nav.outbox', icon: Inbox, key: 'o', scope: 'messages:read' },
  { to: '/consents', label: 'nav.consents', icon: ShieldCheck, key: 'z', scope: 'consents:manage' },
  { to: '/data', label: 'nav.data', icon: Database, key: 'd', scope: 'sources:read' },
  { to: '/settings', label: 'nav.settings', icon: Settings, key: 's', scope: null },
]

/** The page an address belongs to; null for one that is not on the rail. */
export const findPage = (path: string): PageEntry | null =>
  pageEntries.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`))) ?? null

export const canOpen = (me: Me, page: PageEntry): boolean => page.scope === null || hasScope(me, page.scope)

export const listPages = (me: Me): PageEntry[] => pageEntries.filter((entry) => canOpen(me, entry))

/** Where a member begins: whoever works in a store, in the store. */
export const findFirst = (me: Me): PageEntry | undefined => {
  const pages = listPages(me)
  return me.member.roles.includes('store') ? pages.find(({ key }) => key === 'p') : pages[0]
}
