import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Denied } from '../../app/denied.tsx'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { buttonClass } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { KeysTab } from './keys-tab.tsx'
import { SourcesTab } from './sources-tab.tsx'

/** What flows in, and the keys it flows in with. */
export default function DataPage() {
  const { t } = useWords()
  const { tab } = useSearch({ from: '/shell/data' })
  const navigate = useNavigate({ from: '/data' })
  const canManage = useScope('keys:manage')
  const chosen = tab ?? 'sources'
  const options = [{ value: 'sources' as const, label: t('data.sources') }]
  return (
    <Page
      title={t('nav.data')}
      action={
        <Link to="/data/imports" className={buttonClass()}>
          {t('nav.imports')}
        </Link>
      }
    >
      <Tabs<'sources' | 'keys'>
        label={t('nav.data')}
        className="mx-4 md:mx-6"
        value={chosen}
        options={canManage ? [...options, { value: 'keys', label: t('data.keys') }] : options}
        onChange={(next) => void navigate({ search: next === 'keys' ? { tab: next } : {}, replace: true })}
      >
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
          {chosen === 'sources' ? <SourcesTab /> : canManage ? <KeysTab /> : <Denied />}
        </div>
      </Tabs>
    </Page>
  )
}
