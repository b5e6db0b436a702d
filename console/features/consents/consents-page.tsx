import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me, Scope } from '../../app/api.ts'
import { Denied } from '../../app/denied.tsx'
import { type ConsentsTab, consentsTabs } from '../../app/searches.ts'
import { hasScope, useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Page } from '../../kit/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { PurposesTab } from './purposes-tab.tsx'
import { RegisterTab } from './register-tab.tsx'
import { RequestsTab } from './requests-tab.tsx'
import { SuppressionsTab } from './suppressions-tab.tsx'
import { WordingsTab } from './wordings-tab.tsx'

const scopeOf: Record<ConsentsTab, Scope> = {
  requests: 'privacy:manage',
  register: 'consents:read',
  purposes: 'consents:read',
  wordings: 'consents:read',
  suppressions: 'consents:manage',
}
const bodyOf: Record<ConsentsTab, () => ReactNode> = {
  requests: RequestsTab,
  register: RegisterTab,
  purposes: PurposesTab,
  wordings: WordingsTab,
  suppressions: SuppressionsTab,
}

const listTabs = (me: Me): ConsentsTab[] => consentsTabs.filter((tab) => hasScope(me, scopeOf[tab]))

/** What customers allow, in which words, and what they ask of their data. */
export default function ConsentsPage() {
  const { t } = useWords()
  const { tab, request } = useSearch({ from: '/shell/consents' })
  const navigate = useNavigate({ from: '/consents' })
  const tabs = listTabs(useMe())
  const chosen = tab ?? tabs[0] ?? 'register'
  const Body = tabs.includes(chosen) ? bodyOf[chosen] : Denied
  return (
    <Page title={t('nav.consents')} isBesidePanel={request !== undefined}>
      <Tabs
        label={t('nav.consents')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={tabs.map((each) => ({ value: each, label: t(`consents.${each}`) }))}
        onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
      >
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
          <Body />
        </div>
      </Tabs>
    </Page>
  )
}
