import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { Denied } from '../../app/denied.tsx'
import type { DataSearch } from '../../app/searches.ts'
import { useScope } from '../../app/session.ts'
import { loadPart, useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { SourcesTab } from './sources-tab.tsx'

const words = () => Promise.all([loadPart('reach'), loadPart('sources')])
const ConnectionsTab = lazy(async () => {
  const [tab] = await Promise.all([import('./connections-tab.tsx'), words()])
  return { default: tab.ConnectionsTab }
})
const AuditTab = lazy(async () => {
  const [tab] = await Promise.all([import('./audit-tab.tsx'), words()])
  return { default: tab.AuditTab }
})
const KeysTab = lazy(async () => {
  const [tab] = await Promise.all([import('./keys-tab.tsx'), loadPart('sources')])
  return { default: tab.KeysTab }
})

type Tab = NonNullable<DataSearch['tab']> | 'sources'

/** What flows in: by keys, by connections; what is missing; and the keys it flows in with. */
export default function DataPage() {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/data' })
  const navigate = useNavigate({ from: '/data' })
  const canManage = useScope('keys:manage')
  const chosen: Tab = tab ?? 'sources'
  const options: { value: Tab; label: string }[] = [
    { value: 'sources', label: t('data.sources') },
    { value: 'connections', label: t('data.connections') },
    { value: 'audit', label: t('data.audit') },
    ...(canManage ? [{ value: 'keys' as const, label: t('data.keys') }] : []),
  ]
  const panels: Record<Tab, () => ReactNode> = {
    sources: () => <SourcesTab />,
    connections: () => <ConnectionsTab />,
    audit: () => <AuditTab />,
    keys: () => (canManage ? <KeysTab /> : <Denied />),
  }
  return (
    <Page
      title={t('nav.data')}
      action={
        <Link to="/data/imports" className={buttonClass()}>
          {t('nav.imports')}
        </Link>
      }
    >
      <Tabs<Tab>
        label={t('nav.data')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={options}
        onChange={(next) => void navigate({ search: next === 'sources' ? {} : { tab: next }, replace: true })}
      >
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
          <Suspense fallback={<PageLoading />}>{panels[chosen]()}</Suspense>
        </div>
      </Tabs>
    </Page>
  )
}
