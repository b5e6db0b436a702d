import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Me, Scope } from '../../app/api.ts'
import { Denied } from '../../app/denied.tsx'
import { type SettingsTab, settingsTabs } from '../../app/searches.ts'
import { hasScope, useMe } from '../../app/session.ts'
import { loadPart, useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { ChannelsTab } from '../channels/channels-tab.tsx'
import { AccountTab } from './account-tab.tsx'
import { AuditTab } from './audit-tab.tsx'
import { MembersTab } from './members-tab.tsx'
import { RolesTab } from './roles-tab.tsx'
import { RulesTab } from './rules/rules-tab.tsx'
import { WorkspaceTab } from './workspace-tab.tsx'

/** With the words of stores, which the other tabs have no need of. */
const PaymentsTab = lazy(
  async () => (await Promise.all([import('../payments/payments-tab.tsx'), loadPart('store')]))[0],
)

const scopeOf: Record<SettingsTab, Scope | null> = {
  workspace: null,
  channels: 'channels:read',
  payments: 'payments:manage',
  rules: 'consents:read',
  members: 'members:manage',
  roles: null,
  audit: 'audit:read',
  account: null,
}
const bodyOf: Record<SettingsTab, React.ComponentType> = {
  workspace: WorkspaceTab,
  channels: ChannelsTab,
  payments: PaymentsTab,
  rules: RulesTab,
  members: MembersTab,
  roles: RolesTab,
  audit: AuditTab,
  account: AccountTab,
}

const listTabs = (me: Me): SettingsTab[] =>
  settingsTabs.filter((tab) => {
    const scope = scopeOf[tab]
    return scope === null || hasScope(me, scope)
  })

export default function SettingsPage() {
  const { t } = useWords()
  const me = useMe()
  const { tab } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const tabs = listTabs(me)
  const chosen = tab ?? 'workspace'
  const Body = tabs.includes(chosen) ? bodyOf[chosen] : Denied
  return (
    <Page title={t('nav.settings')}>
      <Tabs
        label={t('nav.settings')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={tabs.map((each) => ({ value: each, label: t(`settings.${each}`) }))}
        onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
      >
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
          <Suspense fallback={<PageLoading />}>
            <Body />
          </Suspense>
        </div>
      </Tabs>
    </Page>
  )
}
